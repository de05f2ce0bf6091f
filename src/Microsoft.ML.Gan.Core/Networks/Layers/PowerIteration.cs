using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Layers;

/// <summary>Approximate first singular vectors of a matrix W [m,n]: u [m] and v [n], both of norm 1.</summary>
internal readonly record struct PowerIteration(Tensor U, Tensor V)
{
    private const double Epsilon = 1e-12;

    /// <summary>v = W^T u / |W^T u|, u = W v / |W v|, repeated from a start u of any length.</summary>
    public static PowerIteration Of(Tensor matrix, Tensor u, int iterations)
    {
        var power = new PowerIteration(u, u);
        for (int i = 0; i < iterations; i++)
        {
            var v = Normalized(matrix.t().mv(power.U));
            power = new PowerIteration(Normalized(matrix.mv(v)), v);
        }

        return power;
    }

    /// <summary>u^T W v, the estimate of the largest singular value; differentiable in W.</summary>
    public Tensor Sigma(Tensor matrix) => matrix.mv(V).dot(U);

    private static Tensor Normalized(Tensor a) => a / (a.square().sum().sqrt() + Epsilon);
}
