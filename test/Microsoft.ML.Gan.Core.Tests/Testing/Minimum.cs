using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Testing;

/// <summary>Full-batch Adam in float64 whose rate falls linearly to 0: for losses of a few numbers whose minimum is known.</summary>
internal static class Minimum
{
    public static (double[] At, double Loss) Of(Func<Tensor, Tensor> function, double[] start, double rate, int steps)
    {
        using var outer = NewDisposeScope();
        var x = new Parameter(tensor(start));
        using var adam = optim.Adam([x], rate);
        double loss = 0;
        for (int step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            foreach (var group in adam.ParamGroups) group.LearningRate = rate * (steps - step) / steps;
            var value = function(x);
            loss = value.ToDouble();
            x.grad = autograd.grad([value], [x])[0];
            adam.step();
        }

        return (x.data<double>().ToArray(), loss);
    }
}
