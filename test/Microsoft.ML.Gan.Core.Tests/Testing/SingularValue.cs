using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Testing;

/// <summary>The largest singular value without a power iteration: the norm of (W W^T)^(2^k), by squaring, is sigma^(2^(k+1)) but for a factor whose root is 1.</summary>
internal static class SingularValue
{
    /// <summary>
    /// That of the matrix [out, in * kh * kw] which a linear or convolution layer multiplies with, bias aside: the slopes of the middle of its output [1,out,...]
    /// in all of its input [1,in,...], which is large enough for none of them to be cut off.
    /// </summary>
    public static double OfLayer(nn.Module<Tensor, Tensor> layer, params long[] input)
    {
        using var scope = NewDisposeScope();
        var x = zeros(input, requires_grad: true);
        var y = layer.call(x);
        var place = y.dim() == 2 ? y : y.select(3, y.shape[3] / 2).select(2, y.shape[2] / 2);
        var slopes = Enumerable.Range(0, (int)place.shape[1]).Select(channel => autograd.grad([place[0, channel]], [x], retain_graph: true)[0].flatten());
        return Largest(stack([.. slopes]));
    }

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
