using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Testing;

/// <summary>Derivatives without autograd, in float64: central differences (f(x + h e_i) - f(x - h e_i)) / 2h.</summary>
internal static class FiniteDifferences
{
    public static double[] Gradient(Func<Tensor, Tensor> function, double[] at, double step = 1e-6)
    {
        double Value(int index, double shift)
        {
            double[] moved = [.. at];
            moved[index] += shift;
            using var scope = NewDisposeScope();
            return function(tensor(moved)).ToDouble();
        }

        return [.. at.Select((_, i) => (Value(i, step) - Value(i, -step)) / (2 * step))];
    }

    /// <summary>The same derivative by autograd.</summary>
    public static double[] Autograd(Func<Tensor, Tensor> function, double[] at)
    {
        using var scope = NewDisposeScope();
        var x = tensor(at, requires_grad: true);
        return autograd.grad([function(x)], [x])[0].data<double>().ToArray();
    }

    /// <summary>|actual - expected| &lt;= tolerance * |expected| as vectors.</summary>
    public static void AssertEqual(double[] expected, double[] actual, double tolerance)
    {
        double error = Math.Sqrt(expected.Zip(actual, (e, a) => (e - a) * (e - a)).Sum());
        double size = Math.Sqrt(expected.Sum(e => e * e));
        Assert.HasCount(expected.Length, actual);
        Assert.IsTrue(error <= tolerance * size, $"Relative error {error / size:g3}: expected [{string.Join(", ", expected)}], found [{string.Join(", ", actual)}].");
    }
}
