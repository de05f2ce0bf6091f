using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>
/// What a code says about the sample it came from: how often the real sample nearest to a reconstruction G(., z(x)) is x itself, or one of x's class. With
/// wide posteriors it may be near chance: then a variation of a sample is little more than another sample.
/// </summary>
/// <param name="Share">Share of reconstructions that agree, from 0 to 1.</param>
/// <param name="Chance">The share among reconstructions that say nothing, each as likely to be nearest to any real sample.</param>
/// <param name="Count">Samples.</param>
public sealed record CodeAgreement(double Share, double Chance, long Count)
{
    private const string Name = "The agreement of codes";

    /// <summary>Judges features [N,D] of reconstructions by those [N,D] of the real samples, row by row, N at least 2.</summary>
    /// <param name="real">Features of the real samples.</param>
    /// <param name="reconstructed">Features of their reconstructions.</param>
    /// <param name="labels">Classes [N] (int64) of the real samples, of which a nearest sample may be any; null asks for the sample itself.</param>
    /// <exception cref="ArgumentException">Too few rows, not as many on all sides, other columns, or values that are not finite.</exception>
    public static CodeAgreement Of(Tensor real, Tensor reconstructed, Tensor? labels = null)
    {
        using var scope = NewDisposeScope();
        var (a, b) = FeatureRows.TakePair(real, reconstructed, Name, needed: 2);
        long count = a.shape[0];
        if (b.shape[0] != count || (labels is not null && labels.shape[0] != count))
            throw new ArgumentException($"{Name} needs a reconstruction and, if any, a class of each of {count} real samples; found {b.shape[0]} and {labels?.shape[0] ?? count}.", nameof(reconstructed));

        long[] nearest = Neighbours.MapBlocks(b, a, (distances, _) =>
        {
            var (_, places) = distances.topk(1, 1, largest: false);
            return places.squeeze(1);
        }).data<long>().ToArray();
        long[] kinds = labels?.cpu().data<long>().ToArray() ?? [.. Enumerable.Range(0, (int)count).Select(i => (long)i)];
        double share = nearest.Index().Average(entry => kinds[entry.Item] == kinds[entry.Index] ? 1.0 : 0);
        double chance = kinds.CountBy(kind => kind).Sum(kind => Math.Pow(kind.Value / (double)count, 2));
        return new CodeAgreement(share, chance, count);
    }
}
