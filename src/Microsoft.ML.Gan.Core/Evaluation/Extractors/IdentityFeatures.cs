using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation.Extractors;

/// <summary>The samples themselves: vectors as they are, images as all their pixels in a row.</summary>
public sealed class IdentityFeatures : FeatureExtractor
{
    /// <inheritdoc/>
    public override string Id => "identity";

    private protected override Tensor Features(Tensor batch) => batch.alias();
}
