namespace Microsoft.ML.Gan.Augmentation;

/// <summary>A number of rows in all.</summary>
internal sealed class CountAmount(long count) : AugmentationAmount
{
    private protected override long[] Counts(RealRows real) => Apportionment.Of(count, real.Counts);
}

/// <summary>A number of rows in all, in proportion to the real ones.</summary>
internal sealed class RatioAmount(double syntheticPerReal) : AugmentationAmount
{
    private protected override long[] Counts(RealRows real) => Apportionment.Of((long)Math.Round(syntheticPerReal * real.Total), real.Counts);
}

/// <summary>A number of rows for each of some classes.</summary>
internal sealed class PerClassAmount(IReadOnlyDictionary<string, long> counts) : AugmentationAmount
{
    private protected override long[] Counts(RealRows real)
    {
        var result = new long[real.Counts.Count];
        foreach (var (label, count) in counts) result[real.Class(label)] = count;
        return result;
    }
}

/// <summary>What fills every class up to the largest.</summary>
internal sealed class BalancedAmount : AugmentationAmount
{
    private protected override long[] Counts(RealRows real)
    {
        if (real.Labels is null) throw new InvalidOperationException("Classes are to be balanced, but the model has no label column.");
        long largest = real.Counts.Max();
        return [.. real.Counts.Select(count => largest - count)];
    }
}

/// <summary>What brings the classes to given shares.</summary>
internal sealed class SharesAmount(IReadOnlyDictionary<string, double> shares) : AugmentationAmount
{
    private protected override long[] Counts(RealRows real)
    {
        var wanted = new double[real.Counts.Count];
        foreach (var (label, share) in shares) wanted[real.Class(label)] = share;
        for (int i = 0; i < wanted.Length; i++)
        {
            if (wanted[i] > 0 || real.Counts[i] == 0) continue;
            throw new InvalidOperationException($"The class '{real.Labels![i]}' is to have a share of 0, but it has {real.Counts[i]} real rows, and none is dropped.");
        }

        // The smallest total at which no class has more real rows than its share.
        double total = wanted.Index().Where(share => share.Item > 0).Max(share => real.Counts[share.Index] / share.Item);
        return [.. wanted.Select((share, i) => Math.Max(0, (long)Math.Round(share * total) - real.Counts[i]))];
    }
}
