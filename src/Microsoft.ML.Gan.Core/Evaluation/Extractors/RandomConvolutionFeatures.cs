using Microsoft.ML.Gan.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation.Extractors;

/// <summary>
/// A convolutional network with random weights that are never trained (He et al.'s initialisation), averaged over all places: what textures and colours
/// there are. It needs no labels and favours nobody; use its figures to compare generators with each other only.
/// </summary>
public sealed class RandomConvolutionFeatures : FeatureExtractor
{
    private readonly int seed, dimension;
    private readonly Dictionary<ImageShape, nn.Module<Tensor, Tensor>> networks = [];

    /// <summary>Makes an extractor.</summary>
    /// <param name="seed">The weights.</param>
    /// <param name="dimension">D, from 64 to 256.</param>
    public RandomConvolutionFeatures(int seed = 1, int dimension = 64)
    {
        if (dimension is < 64 or > 256) throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Random convolution features have 64 to 256 dimensions.");
        (this.seed, this.dimension) = (seed, dimension);
    }

    /// <inheritdoc/>
    public override string Id => $"random convolutions, {dimension} features, seed {seed}";

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        foreach (var network in networks.Values) network.Dispose();
        networks.Clear();
        base.Dispose(disposing);
    }

    private protected override Tensor Features(Tensor batch)
    {
        if (batch.dim() != 4) throw Unfit(nameof(RandomConvolutionFeatures), batch, "images [C,H,W]");
        return Network(new ImageShape((int)batch.shape[1], (int)batch.shape[2], (int)batch.shape[3])).call(batch).mean([2, 3]);
    }

    private nn.Module<Tensor, Tensor> Network(ImageShape shape)
    {
        if (networks.TryGetValue(shape, out var known)) return known;
        using var random = new Generator((ulong)seed, CPU);
        var network = nn.Sequential(Convolutions.Create(shape, dimension, random));
        network.Freeze();
        return networks[shape] = network;
    }
}
