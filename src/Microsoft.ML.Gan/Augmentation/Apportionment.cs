namespace Microsoft.ML.Gan.Augmentation;

/// <summary>Divides rows among classes by the method of largest remainders (Hamilton): no class is more than one row off its exact share.</summary>
internal static class Apportionment
{
    /// <summary>Divides <paramref name="total"/> in proportion to <paramref name="weights"/>, which are not all 0; of equal remainders the first class's counts.</summary>
    public static long[] Of(long total, IReadOnlyList<long> weights)
    {
        long sum = weights.Sum();
        // Whole numbers: rounding decides nothing.
        var shares = weights.Select(weight => Int128.DivRem((Int128)total * weight, sum)).ToArray();
        long[] result = [.. shares.Select(share => (long)share.Quotient)];
        long rest = total - result.Sum();
        foreach (var (_, index) in shares.Select((share, index) => (share.Remainder, index)).OrderByDescending(share => share.Remainder).Take((int)rest)) result[index]++;
        return result;
    }
}
