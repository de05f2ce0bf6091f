using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Testing;

/// <summary>The largest singular value without a power iteration: the norm of (W W^T)^(2^k), by squaring, is sigma^(2^(k+1)) but for a factor whose root is 1.</summary>
internal static class SingularValue
{
    public static double Largest(Tensor matrix)
    {
        using var scope = NewDisposeScope();
        var wide = matrix.detach().to(ScalarType.Float64);
        var power = wide.mm(wide.t());
        double logarithm = 0;
        for (int k = 0; k < 40; k++)
        {
            double size = power.square().sum().sqrt().ToDouble();
            logarithm += Math.Log(size) / Math.Pow(2, k);
            power = power.div(size);
            power = power.mm(power);
        }

        return Math.Exp(logarithm / 2);
    }
}
