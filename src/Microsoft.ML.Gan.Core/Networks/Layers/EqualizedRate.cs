using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Layers;

/// <summary>
/// Karras et al., "Progressive Growing of GANs" (2018), equalised learning rate: a weight is stored as N(0, 1 / lrmul^2) and used times
/// gain * lrmul / sqrt(fan_in), so that Adam, which is blind to scale, moves all layers alike; a bias is stored as 0 and used times lrmul.
/// </summary>
/// <param name="Gain">sqrt(2) in front of a (leaky) ReLU, 1 in front of nothing. Default sqrt(2).</param>
/// <param name="RateMultiplier">lrmul, above 0: the layer learns at this multiple of the optimizer's rate. Default 1.</param>
internal readonly record struct EqualizedRate(double Gain, double RateMultiplier = 1)
{
    /// <summary>The gain in front of a (leaky) ReLU.</summary>
    public static EqualizedRate Rectified { get; } = new(Math.Sqrt(2));

    /// <summary>The gain of a layer that nothing follows.</summary>
    public static EqualizedRate Linear { get; } = new(1);

    /// <summary>A weight as it is stored.</summary>
    public Parameter Weight(long[] shape, Generator random) => Owned(empty(shape).normal_(0, 1 / RateMultiplier, random));

    /// <summary>A bias as it is stored.</summary>
    public static Parameter Bias(long outputs) => Owned(zeros(outputs));

    /// <summary>The factor of a weight of shape [outputs, inputs, ...].</summary>
    public double Scale(long[] shape) => Gain * RateMultiplier / Math.Sqrt(shape.Skip(1).Aggregate(1.0, (product, side) => product * side));

    private static Parameter Owned(Tensor values) => (Parameter)new Parameter(values).DetachFromDisposeScope();
}
