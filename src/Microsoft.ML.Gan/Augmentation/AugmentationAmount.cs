namespace Microsoft.ML.Gan.Augmentation;

/// <summary>
/// How many synthetic rows are added to the real ones. Rows of a class are generated only where the model was trained on at least two
/// rows of it: from a single row nothing can be learned but to repeat it.
/// </summary>
public abstract class AugmentationAmount
{
    private protected AugmentationAmount() { }

    /// <summary>A number of rows; the classes are as frequent among them as among the real rows, up to rounding.</summary>
    /// <param name="count">Number of rows, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public static AugmentationAmount Count(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new CountAmount(count);
    }

    /// <summary>A number of rows in proportion to that of the real ones; the classes are as frequent as among them, up to rounding.</summary>
    /// <param name="syntheticPerReal">Synthetic rows for each real one, at least 0: 1 doubles the rows.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="syntheticPerReal"/> is negative or not finite.</exception>
    public static AugmentationAmount Ratio(double syntheticPerReal)
    {
        if (syntheticPerReal >= 0 && double.IsFinite(syntheticPerReal)) return new RatioAmount(syntheticPerReal);
        throw new ArgumentOutOfRangeException(nameof(syntheticPerReal), syntheticPerReal, "The synthetic rows per real row must be a finite number of at least 0.");
    }

    /// <summary>A number of rows for each of some classes.</summary>
    /// <param name="counts">The number of rows, at least 0, by the class's name as in <see cref="GanTransformer.Labels"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative; the message names its class.</exception>
    public static AugmentationAmount PerClass(IReadOnlyDictionary<string, long> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        foreach (var (label, count) in counts)
        {
            if (count < 0) throw new ArgumentOutOfRangeException(nameof(counts), count, $"The number of rows of class '{label}' must be at least 0.");
        }

        return new PerClassAmount(new Dictionary<string, long>(counts));
    }

    /// <summary>As many rows as every class needs to have as many rows, real and synthetic together, as the largest class has real ones.</summary>
    public static AugmentationAmount Balanced() => new BalancedAmount();

    /// <summary>As many rows as the classes need to have given shares of all rows, real and synthetic together. No more than necessary are added, and no real row is dropped.</summary>
    /// <param name="shares">The share of every class, at least 0, by the class's name as in <see cref="GanTransformer.Labels"/>; they sum to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share is negative, or they do not sum to 1.</exception>
    public static AugmentationAmount Shares(IReadOnlyDictionary<string, double> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        const double Tolerance = 1e-6;
        foreach (var (label, share) in shares)
        {
            if (share is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(shares), share, $"The share of class '{label}' must be from 0 to 1.");
        }

        double sum = shares.Values.Sum();
        if (Math.Abs(sum - 1) > Tolerance) throw new ArgumentOutOfRangeException(nameof(shares), sum, "The shares of the classes must sum to 1.");
        return new SharesAmount(new Dictionary<string, double>(shares));
    }

    /// <summary>The rows to add to each class, checked.</summary>
    /// <param name="real">The rows that they are added to.</param>
    /// <param name="learned">The rows that the model learns or has learned from, of the same classes.</param>
    /// <exception cref="InvalidOperationException">There is no such class, there are too few rows of it, or more rows are asked for than can be held.</exception>
    internal long[] Plan(RealRows real, RealRows learned)
    {
        if (real.Total == 0) throw new InvalidOperationException("The data has no rows. Check where it comes from.");
        long[] counts = Counts(real);
        double total = counts.Sum(count => (double)count);
        if (total > Array.MaxLength) throw new InvalidOperationException(FormattableString.Invariant($"{total:g4} synthetic rows are to be added; at most {Array.MaxLength} can be."));
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0 || learned.Counts[i] >= 2) continue;
            string which = learned.Labels is null ? "The training data" : $"The class '{learned.Labels[i]}'";
            throw new InvalidOperationException($"{which} has {learned.Counts[i]} real {(learned.Counts[i] == 1 ? "row" : "rows")}, and {counts[i]} synthetic ones are to be added; at least 2 real rows are needed to learn from.");
        }

        return counts;
    }

    // As many as a long holds where more are asked for.
    private protected abstract long[] Counts(RealRows real);
}
