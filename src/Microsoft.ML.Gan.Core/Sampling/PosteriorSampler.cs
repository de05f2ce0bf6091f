using Microsoft.ML.Gan.Codes;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Posterior;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Sampling;

/// <summary>
/// Draws from P2GAN by codes of posteriors, where a plain <see cref="Sampler"/> takes codes of the prior. <see cref="Sampler.Rows"/> and
/// <see cref="Sampler.Block"/> take each row's code from the posterior of a training row of its class, which the model kept (the paper's way of sampling);
/// the other methods take given samples or codes. Row i depends on (seed, i), its class and what is given for it only; its noise and the training row it
/// stands on are the same in all methods.
/// </summary>
public sealed class PosteriorSampler : Sampler
{
    private readonly GaussianPrior prior;
    private readonly PosteriorBank bank;
    private readonly Dictionary<long, long[]> placesOfClass;

    /// <summary>A sampler of a model, which stays the caller's.</summary>
    /// <exception cref="ArgumentException">The model's networks are not those of <see cref="PosteriorFamily"/>.</exception>
    public PosteriorSampler(TrainedGan gan, long seed) : base(gan, seed)
    {
        prior = Require.Posteriors(gan.Architecture.Family).Priors.Middle;
        bank = gan.Critic.Bank();
        bool conditional = gan.Architecture.Conditioning.ClassCount > 0;
        placesOfClass = bank.Labels().Index().GroupBy(entry => conditional ? entry.Item : 0, entry => (long)entry.Index).ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>The posteriors D(x) of samples [N,...], [N,d] on the CPU, with deviations |sigma|: the critic's own may be negative.</summary>
    /// <param name="samples">Samples in the networks' range.</param>
    /// <param name="first">Index of the first row; only the last bits depend on it.</param>
    /// <param name="labels">The label of each sample where the model is conditional, else empty.</param>
    public DiagonalGaussian Posteriors(Tensor samples, long first = 0, ReadOnlySpan<Label> labels = default) =>
        DiagonalGaussian.Split(InBlocks(samples, first, labels, (_, block, classes) => Columns(Posterior(block, classes))));

    /// <summary>Codes z = mu(x) + tau |sigma(x)| eps of samples [N,...], [N,d] on the CPU: for tau 0 the same for every seed.</summary>
    /// <param name="samples">Samples in the networks' range.</param>
    /// <param name="tau">From 0 to 1.</param>
    /// <param name="first">Index of the first row.</param>
    /// <param name="labels">The label of each sample where the model is conditional, else empty.</param>
    public Tensor Codes(Tensor samples, double tau, long first = 0, ReadOnlySpan<Label> labels = default)
    {
        Require.Share(tau, nameof(tau));
        return InBlocks(samples, first, labels, (start, block, classes) =>
        {
            var posterior = Posterior(block, classes);
            return (posterior with { Deviation = tau * posterior.Deviation }).At(CodeColumns(base.Latents(start, classes)));
        });
    }

    /// <summary>Samples G(eps, z) [N,...] of codes [N,d], on the CPU; the noise eps is that of the rows.</summary>
    /// <param name="codes">Codes z.</param>
    /// <param name="first">Index of the first row.</param>
    /// <param name="labels">The label of each row where the model is conditional, else empty.</param>
    public Tensor Generate(Tensor codes, long first = 0, ReadOnlySpan<Label> labels = default) =>
        InBlocks(codes, first, labels, (start, block, classes) => Generate(WithCodes(base.Latents(start, classes), block), classes));

    /// <summary>Variations of samples [N,...]: other samples of the codes that they may have. At tau 0 the code is the likeliest one (a reconstruction).</summary>
    /// <inheritdoc cref="Codes"/>
    public Tensor Vary(Tensor samples, double tau = 1, long first = 0, ReadOnlySpan<Label> labels = default)
    {
        using var codes = Codes(samples, tau, first, labels);
        return Generate(codes, first, labels);
    }

    /// <summary>Samples [N,...] on the straight line between the likeliest codes of two batches [N,...], row by row.</summary>
    /// <param name="from">Samples, whose reconstructions are at share 0.</param>
    /// <param name="to">As many samples, at share 1.</param>
    /// <param name="share">Place on the line.</param>
    /// <param name="first">Index of the first row.</param>
    /// <param name="labels">The label of each row where the model is conditional, else empty.</param>
    public Tensor Interpolate(Tensor from, Tensor to, double share, long first = 0, ReadOnlySpan<Label> labels = default)
    {
        using var scope = NewDisposeScope();
        // A sum of products, so that 0 and 1 give the ends to the last bit.
        var (start, end) = (Codes(from, 0, first, labels), Codes(to, 0, first, labels));
        return Generate((1 - share) * start + share * end, first, labels).MoveToOuterDisposeScope();
    }

    /// <summary>Whether the model has kept a posterior of a training row of the label's class.</summary>
    public override bool CanDraw(Label label) => placesOfClass.ContainsKey(Gan.Architecture.Conditioning.ClassCount == 0 ? 0 : label.Class);

    private protected override Tensor Latents(RowId first, ReadOnlySpan<Label> labels)
    {
        Label[] classes = Gan.Architecture.Conditioning.ClassCount == 0 ? new Label[BlockSize] : labels.ToArray();
        var places = BlockRows(first).Zip(classes, Place).ToArray();
        var latents = base.Latents(first, labels);
        return WithCodes(latents, bank.At(places).Unsigned().At(CodeColumns(latents)));
    }

    private DiagonalGaussian Posterior(Tensor samples, Label[] labels) => Gan.Critic.Posterior(samples, Seen(labels)).Unsigned();

    private long Place(RowId row, Label label) => placesOfClass.TryGetValue(label.Class, out var places)
        ? places[RowNoise.Choice(Seed, row, places.Length)]
        : throw new InvalidOperationException($"The model has kept no posterior of a training row of class {label}; use a {nameof(Sampler)}, which takes codes of the prior.");

    private Tensor CodeColumns(Tensor latents) => latents.narrow(1, Gan.Architecture.LatentSize, latents.shape[1] - Gan.Architecture.LatentSize);

    private Tensor WithCodes(Tensor latents, Tensor codes) => cat([latents.narrow(1, 0, Gan.Architecture.LatentSize), prior.For(codes).Standardize(codes)], 1);

    private static Tensor Columns(DiagonalGaussian law) => cat([law.Mean, law.Deviation], 1);

    // Each row at its own place in a block of fixed size, with zeros for the rows that are not there: the last bits depend on the place.
    private Tensor InBlocks(Tensor rows, long first, ReadOnlySpan<Label> labels, Func<RowId, Tensor, Label[], Tensor> map)
    {
        int count = (int)rows.shape[0];
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfZero(count);
        Gan.Architecture.RequireLabels(count, labels.Length);
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var results = new List<Tensor>();
        foreach (var block in RowBlock.Of(first, count))
        {
            var padded = zeros([BlockSize, .. rows.shape[1..]]);
            padded.narrow(0, block.Skip, block.Count).copy_(rows.narrow(0, block.Done, block.Count));
            results.Add(map(block.Start, padded.to(Gan.Device), block.Labels(labels)).cpu().narrow(0, block.Skip, block.Count));
        }

        return cat(results, 0).MoveToOuterDisposeScope();
    }
}
