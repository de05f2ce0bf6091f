namespace Microsoft.ML.Gan.Training;

/// <summary>Critic steps before each generator step (n_critic). A Wasserstein critic may be brought near its optimum early on, and again now and then.</summary>
/// <param name="Steps">Steps of an ordinary iteration, at least 1. Default 1.</param>
public sealed record CriticSchedule(int Steps = 1)
{
    /// <summary>Steps of an ordinary iteration, at least 1.</summary>
    public int Steps { get; init => field = Require.AtLeastOne(value); } = Require.AtLeastOne(Steps);

    /// <summary>Iterations at the start that take <see cref="BoostSteps"/>. Default 0.</summary>
    public int WarmUpIterations { get; init => field = Require.NotNegative(value); }

    /// <summary>After every so many iterations there is one that takes <see cref="BoostSteps"/>. Default 0: never.</summary>
    public int BoostEvery { get; init => field = Require.NotNegative(value); }

    /// <summary>Steps of a warm-up or boost, at least 1. Default 100.</summary>
    public int BoostSteps { get; init => field = Require.AtLeastOne(value); } = 100;

    /// <summary>The WGAN authors' choice: 5 steps, but 100 in the first 25 iterations and in every 500th.</summary>
    public static CriticSchedule Wasserstein { get; } = new(5) { WarmUpIterations = 25, BoostEvery = 500 };

    /// <summary>Steps in <paramref name="iteration"/> (0-based).</summary>
    public int At(long iteration) => iteration < WarmUpIterations || (BoostEvery > 0 && iteration % BoostEvery == 0) ? BoostSteps : Steps;
}
