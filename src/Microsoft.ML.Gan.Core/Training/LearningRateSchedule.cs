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
    /// <summary>Share of the training after which the factor falls, in [0, 1).</summary>
    public double Start { get; init => field = Require.BelowOne(value); } = Require.BelowOne(Start);

    /// <inheritdoc/>
    public override double Factor(long iteration, long iterations) =>
        Math.Min(1, (1 - (double)iteration / iterations) / (1 - Start));
}

/// <summary>
/// As <see cref="LinearDecay"/>, in steps: with the training in <paramref name="Epochs"/> equal parts, of which n are the constant ones, the factor in
/// part e = 1, 2, ... is 1 - max(0, e - n) / (<paramref name="Epochs"/> - n + 1). CycleGAN's rule.
/// </summary>
/// <param name="Epochs">Number of parts, at least 1. Default 200.</param>
/// <param name="Start">Share of the parts at whose end the decay begins, in [0, 1). Default 0.5.</param>
public sealed record EpochDecay(int Epochs = 200, double Start = 0.5) : LearningRateSchedule
{
    /// <summary>Number of parts, at least 1.</summary>
    public int Epochs { get; init => field = Require.AtLeastOne(value); } = Require.AtLeastOne(Epochs);

    /// <summary>Share of the parts at whose end the decay begins, in [0, 1).</summary>
    public double Start { get; init => field = Require.BelowOne(value); } = Require.BelowOne(Start);

    /// <inheritdoc/>
    public override double Factor(long iteration, long iterations)
    {
        double constant = Math.Round(Epochs * Start);
        long epoch = iteration * Epochs / iterations + 1;
        return 1 - Math.Max(0, epoch - constant) / (Epochs - constant + 1);
    }
}
