using Microsoft.ML.Gan.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Training;

/// <summary>
/// e &lt;- decay * e + (1 - decay) * w after each iteration (Yazici et al., 2019). Buffers are copied, but
/// spectral norms are those of the averaged weights. While the training is young, the decay is
/// capped by (1 + t) / (10 + t), so that the average does not remember the random start of a short training.
/// </summary>
/// <param name="Decay">In [0, 1). Default 0.999; 0 makes the average equal its source.</param>
/// <param name="WarmUp">Whether to cap the decay early on. Default true.</param>
public sealed record ExponentialMovingAverage(double Decay = 0.999, bool WarmUp = true)
{
    /// <summary>In [0, 1).</summary>
    public double Decay { get; init => field = Require.BelowOne(value); } = Require.BelowOne(Decay);

    /// <summary>
    /// Training samples that <see cref="Decay"/> is for: that of an iteration is Decay^(B / Samples), where B is the size of its batch. Default null: Decay is an
    /// iteration's, whatever its batch.
    /// </summary>
    public int? Samples { get; init => field = value is { } samples ? Require.AtLeastOne(samples) : null; }

    /// <summary>The average in which what has been learned halves its share with every so many training samples, at least 1; StyleGAN's is that of 10,000.</summary>
    public static ExponentialMovingAverage OfHalfLife(int samples) => new(0.5) { Samples = samples };

    /// <summary>The decay after iteration <paramref name="iteration"/> (0-based), on a batch of <paramref name="batchSize"/>.</summary>
    public double DecayAt(long iteration, int batchSize)
    {
        double decay = Samples is { } samples ? Math.Pow(Decay, (double)batchSize / samples) : Decay;
        return WarmUp ? Math.Min(decay, (1.0 + iteration) / (10.0 + iteration)) : decay;
    }

    /// <summary>Moves <paramref name="average"/> towards <paramref name="source"/>, parameter by parameter; both have the same structure.</summary>
    public void Update(nn.Module source, nn.Module average, long iteration, int batchSize)
    {
        double decay = DecayAt(iteration, batchSize);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        foreach (var (e, w) in average.parameters().Zip(source.parameters())) e.mul_(decay).add_(w, 1 - decay);
        foreach (var (e, w) in average.buffers().Zip(source.buffers())) e.copy_(w);
        average.UpdateSpectralNorms();
    }
}
