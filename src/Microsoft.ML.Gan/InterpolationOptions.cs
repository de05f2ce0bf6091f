namespace Microsoft.ML.Gan;

/// <summary>How <see cref="GanTransformer.Interpolate"/> goes from one sample to another. They are checked and copied when they are used; changing them later has no effect.</summary>
public sealed class InterpolationOptions
{
    /// <summary>The column with the sample at the other end, of the feature column's type. Default "Target".</summary>
    public string TargetColumnName = "Target";

    /// <summary>The column with the sample in between, of the feature column's type. Default "Interpolation".</summary>
    public string InterpolationColumnName = "Interpolation";

    /// <summary>The place on the line: 0 is the row's own sample, reconstructed, and 1 the other one. Default 0.5.</summary>
    public double Share = 0.5;

    /// <summary>Another seed gives other noise. Default null: that of the training.</summary>
    public int? Seed;

    /// <summary>A copy that has been checked.</summary>
    internal InterpolationOptions CheckedCopy()
    {
        Option.RequireColumns((nameof(TargetColumnName), TargetColumnName), (nameof(InterpolationColumnName), InterpolationColumnName));
        Option.Require(Share is >= 0 and <= 1, nameof(Share), Share, "from 0 to 1");
        return (InterpolationOptions)MemberwiseClone();
    }
}
