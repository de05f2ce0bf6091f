using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives;

/// <summary>A distance between two samples, averaged over their elements as in the GAN-QP author's code.</summary>
public enum SampleDistance
{
    /// <summary>mean |x - y|.</summary>
    MeanAbsolute,

    /// <summary>sqrt(mean (x - y)^2).</summary>
    RootMeanSquare,
}

internal static class SampleDistances
{
    /// <summary>The distance over the last dimension of two broadcastable tensors.</summary>
    public static Tensor Between(this SampleDistance distance, Tensor x, Tensor y) => distance switch
    {
        SampleDistance.MeanAbsolute => (x - y).abs().mean([-1]),
        SampleDistance.RootMeanSquare => (x - y).square().mean([-1]).sqrt(),
        _ => throw new ArgumentOutOfRangeException(nameof(distance), distance, null),
    };
}
