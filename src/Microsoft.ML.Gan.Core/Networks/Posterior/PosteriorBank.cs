using Microsoft.ML.Gan.Codes;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Posterior;

/// <summary>
/// The posteriors of the training rows that a critic saw last, with their classes, up to a capacity: what a generator needs in order to be sampled as it was
/// trained, without the data. All of it are buffers.
/// </summary>
internal sealed class PosteriorBank : nn.Module
{
    private readonly Tensor means, deviations, labels, seen;

    public PosteriorBank(int capacity, int codeSize) : base(nameof(PosteriorBank))
    {
        means = zeros(capacity, codeSize).DetachFromDisposeScope();
        deviations = zeros(capacity, codeSize).DetachFromDisposeScope();
        labels = zeros(capacity, dtype: ScalarType.Int64).DetachFromDisposeScope();
        seen = zeros(1, dtype: ScalarType.Int64).DetachFromDisposeScope();
        RegisterComponents();
    }

    /// <summary>Posteriors in the bank.</summary>
    public int Count => (int)Math.Min(seen.ToInt64(), means.shape[0]);

    /// <summary>Adds posteriors [N,d] and classes [N], where there are any, in the place of the oldest.</summary>
    public void Add(DiagonalGaussian posteriors, Tensor? classes)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        long capacity = means.shape[0], count = Math.Min(posteriors.Mean.shape[0], capacity);
        var places = (arange(count, device: seen.device) + seen).remainder(capacity);
        means.index_put_(posteriors.Mean.narrow(0, 0, count), places);
        deviations.index_put_(posteriors.Deviation.narrow(0, 0, count), places);
        if (classes is not null) labels.index_put_(Require.Classes(classes, nameof(PosteriorBank)).narrow(0, 0, count), places);
        seen.add_(count);
    }

    /// <summary>The classes of the posteriors in the bank, 0 where there are none.</summary>
    public long[] Labels()
    {
        using var scope = NewDisposeScope();
        return labels.narrow(0, 0, Count).cpu().data<long>().ToArray();
    }

    /// <summary>The posteriors at given places.</summary>
    public DiagonalGaussian At(long[] places)
    {
        using var rows = tensor(places).to(means.device);
        return new DiagonalGaussian(means.index_select(0, rows), deviations.index_select(0, rows));
    }
}
