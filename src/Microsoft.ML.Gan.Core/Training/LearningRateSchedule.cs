namespace Microsoft.ML.Gan.Training;

/// <summary>A factor on the learning rate over the course of a training.</summary>
public abstract record LearningRateSchedule
{
    /// <summary>The factor at iteration 0 to <paramref name="iterations"/> - 1.</summary>
    public abstract double Factor(long iteration, long iterations);
}

/// <summary>The factor is always 1.</summary>
public sealed record ConstantRate : LearningRateSchedule
{
    /// <inheritdoc/>
    public override double Factor(long iteration, long iterations) => 1;
}

/// <summary>1 until the share <paramref name="Start"/> of the training is over, then linearly to 0 where the training ends.</summary>
/// <param name="Start">Share in [0, 1). Default 0.</param>
public sealed record LinearDecay(double Start = 0) : LearningRateSchedule
{
    /// <inheritdoc/>
    public override double Factor(long iteration, long iterations) =>
        Math.Min(1, (1 - (double)iteration / iterations) / (1 - Start));
}
