namespace Microsoft.ML.Gan;

/// <summary>How <see cref="GanTransformer.Vary"/> varies samples. They are checked and copied when they are used; changing them later has no effect.</summary>
public sealed class VariationOptions
{
    /// <summary>The column with the variation of the row's own sample, of the feature column's type. Default "Variation".</summary>
    public string VariationColumnName = "Variation";

    /// <summary>tau, how far from the sample's likeliest code: 0 for a reconstruction, 1 for any code that the sample may have. Default 1.</summary>
    public double Amount = 1;

    /// <summary>Another seed gives other variations. Default null: that of the training.</summary>
    public int? Seed;

    /// <summary>A copy that has been checked.</summary>
    internal VariationOptions CheckedCopy()
    {
        Option.RequireColumns((nameof(VariationColumnName), VariationColumnName));
        Option.Require(Amount is >= 0 and <= 1, nameof(Amount), Amount, "from 0 to 1");
        return (VariationOptions)MemberwiseClone();
    }
}
