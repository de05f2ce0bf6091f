using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation.Extractors;

/// <summary>Images averaged down to a few pixels: what is where, without detail.</summary>
public sealed class PixelFeatures : FeatureExtractor
{
    private readonly int side;

    /// <summary>Makes an extractor.</summary>
    /// <param name="side">Height and width of what is left, at least 1. 8 and 16 are usual.</param>
    public PixelFeatures(int side = 8)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 1);
        this.side = side;
    }

    /// <inheritdoc/>
    public override string Id => $"pixels {side}x{side}";

    private protected override Tensor Features(Tensor batch) =>
        batch.dim() == 4 ? nn.functional.adaptive_avg_pool2d(batch, [side, side]) : throw Unfit(nameof(PixelFeatures), batch, "images [C,H,W]");
}
