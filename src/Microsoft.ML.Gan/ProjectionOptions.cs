using Microsoft.ML.Gan.Sampling;

namespace Microsoft.ML.Gan;

/// <summary>How <see cref="GanTransformer.Project"/> looks for the nearest generated sample. They are checked and copied when they are used; changing them later has no effect.</summary>
public sealed class ProjectionOptions
{
    /// <summary>The column with the nearest generated sample, of the feature column's type. Default "Projected".</summary>
    public string ProjectedColumnName = "Projected";

    /// <summary>The column with that sample's latent, a vector of Single. Default "Latent".</summary>
    public string LatentColumnName = "Latent";

    /// <summary>
    /// The column (Single) with its Euclidean distance from the row's own sample, in the networks' range: over pixels in [-1, 1], or over the slots of vectors,
    /// standardised by the training rows. Default "ProjectionDistance".
    /// </summary>
    public string DistanceColumnName = "ProjectionDistance";

    /// <summary>Latents to start from, at least 1; the nearest sample that any of them leads to counts. Default 4.</summary>
    public int Starts = 4;

    /// <summary>Steps of Adam from each start, at least 0. Default 200.</summary>
    public int Steps = 200;

    /// <summary>Adam's learning rate, at least 0. Default 0.1.</summary>
    public double LearningRate = 0.1;

    /// <summary>Another seed starts from other latents. Default null: that of the training.</summary>
    public int? Seed;

    /// <summary>The part of them that is no column's name.</summary>
    internal ProjectionSettings Settings => new(Starts, Steps, LearningRate);

    /// <summary>A copy that has been checked.</summary>
    internal ProjectionOptions CheckedCopy()
    {
        string[] columns = [ProjectedColumnName, LatentColumnName, DistanceColumnName];
        if (columns.Any(string.IsNullOrEmpty) || columns.Distinct().Count() < columns.Length)
            throw new ArgumentException($"The columns of a projection must have three different names; found '{string.Join("', '", columns)}'.");
        _ = Settings;
        return (ProjectionOptions)MemberwiseClone();
    }
}
