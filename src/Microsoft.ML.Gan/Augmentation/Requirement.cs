namespace Microsoft.ML.Gan.Augmentation;

/// <summary>What generated rows must have to be added: at least so much of something. It remembers the most that it has seen.</summary>
/// <param name="name">What it is, for messages: "a critic score".</param>
/// <param name="measure">How much of it each row has, as it is added: with pixels rounded and constants put in.</param>
/// <param name="least">How much it must have.</param>
internal sealed class Requirement(string name, Func<SyntheticRow[], IEnumerable<float>> measure, double least)
{
    private float most = float.NegativeInfinity;

    /// <summary>The rows that have it.</summary>
    public SyntheticRow[] Met(SyntheticRow[] rows)
    {
        if (rows.Length == 0) return rows;
        float[] measured = [.. measure(rows)];
        most = Math.Max(most, measured.Max());
        return [.. rows.Where((_, i) => measured[i] >= least)];
    }

    /// <inheritdoc/>
    public override string ToString() => $"{name} of at least {least} (the most is {most})";
}
