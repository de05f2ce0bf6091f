using static Microsoft.ML.Gan.Option;

namespace Microsoft.ML.Gan.Augmentation;

/// <summary>Which synthetic rows are added to the real ones. They are checked and copied when they are used; changing them later has no effect.</summary>
public sealed class AugmentOptions
{
    /// <summary>How many rows are added. Default null: <see cref="AugmentationAmount.Balanced"/> where the model has labels, else as many as there are real ones.</summary>
    public AugmentationAmount? Amount;

    /// <summary>Another seed gives other rows. Default null: that of the training.</summary>
    public int? Seed;

    /// <summary>Only rows whose critic score is at least this high are added; others are generated in their place. Default null: any. Not together with <see cref="RejectedShare"/>.</summary>
    public double? MinimumScore;

    /// <summary>
    /// The share of the generated rows of each class, at least 0 and below 1, that is thrown away: of count / (1 - share) rows those with the highest
    /// critic scores are added. Default 0. Not together with <see cref="MinimumScore"/>.
    /// </summary>
    public double RejectedShare;

    /// <summary>
    /// Cap on near-copies of real rows: generated rows that are nearer to a real one, of any class, than this quantile of the real rows' distances from their
    /// nearest other real row are not added; others are generated in their place. In [0, 1]; of new real rows about this share would be near-copies too, so
    /// 0.01 is a good value. Default null: no cap. The real rows are those that are added to.
    /// </summary>
    /// <remarks>
    /// Distances are Euclidean, in the networks' range: over pixels in [-1, 1], or over the slots of vectors, standardised by the training rows. All N real rows of
    /// D values are read into memory, 4 N D bytes; each generated row is compared with all of them, and so are up to 5,000 of themselves, once: about 1 ns of
    /// CPU time a value, so some 150 s for 10,000 images of 3x32x32.
    /// </remarks>
    public double? NearCopyQuantile;

    /// <summary>
    /// A Boolean column to add, true in synthetic rows. It is there in new rows too, where it is false, so that the schema is the same in training
    /// and afterwards. It cannot be the feature, label or condition column. Default null: none.
    /// </summary>
    public string? SyntheticColumnName;

    /// <summary>A copy that has been checked.</summary>
    /// <param name="modelColumns">The columns that the model learns: what is trained after it would be shown the mark in place of one that has its name.</param>
    internal AugmentOptions CheckedCopy(params string?[] modelColumns)
    {
        if (SyntheticColumnName is { } name && modelColumns.Contains(name))
            throw new ArgumentException($"{nameof(SyntheticColumnName)} is '{name}', but it must be another column than those that the model learns: {string.Join(", ", modelColumns.OfType<string>())}.");
        return CheckedCopy();
    }

    private AugmentOptions CheckedCopy()
    {
        Require(MinimumScore is null || double.IsFinite(MinimumScore.Value), nameof(MinimumScore), MinimumScore, "a finite number, or null");
        Require(RejectedShare is >= 0 and < 1, nameof(RejectedShare), RejectedShare, "at least 0 and below 1");
        if (MinimumScore is not null && RejectedShare > 0) throw new ArgumentException($"{nameof(MinimumScore)} and {nameof(RejectedShare)} cannot both be given.");
        Require(NearCopyQuantile is null or (>= 0 and <= 1), nameof(NearCopyQuantile), NearCopyQuantile, "from 0 to 1, or null");
        Require(SyntheticColumnName != "", nameof(SyntheticColumnName), SyntheticColumnName, "the name of a column, or null");
        return (AugmentOptions)MemberwiseClone();
    }

    /// <summary>The rows to add to each class.</summary>
    internal long[] Plan(RealRows real, RealRows learned) =>
        (Amount ?? (real.Labels is null ? AugmentationAmount.Ratio(1) : AugmentationAmount.Balanced())).Plan(real, learned);
}
