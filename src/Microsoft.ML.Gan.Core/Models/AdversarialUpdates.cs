using Microsoft.ML.Gan.Training;

namespace Microsoft.ML.Gan.Models;

/// <summary>How the two players of an <see cref="AdversarialModel"/> are updated.</summary>
/// <param name="Critic">The critic's optimizer.</param>
/// <param name="Generator">The generator's optimizer.</param>
/// <param name="CriticSteps">Critic steps before the generator step of a given iteration (n_critic), at least 1.</param>
public sealed record AdversarialUpdates(OptimizerSettings Critic, OptimizerSettings Generator, Func<long, int> CriticSteps);
