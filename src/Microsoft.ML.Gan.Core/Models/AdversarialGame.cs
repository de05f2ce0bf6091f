using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Regularizers;
using Microsoft.ML.Gan.Training;

namespace Microsoft.ML.Gan.Models;

/// <summary>What makes one two-player system differ from another: the losses and how the players are updated. WGAN-GP is one, SGAN another.</summary>
/// <param name="Objective">The two losses.</param>
public sealed record AdversarialGame(Objective Objective)
{
    /// <summary>Terms added to the critic's loss. Default: none.</summary>
    public IReadOnlyList<CriticRegularizer> Regularizers { get; init; } = [];

    /// <summary>What the critic's parameters must satisfy after every update. Default: nothing.</summary>
    public IReadOnlyList<CriticConstraint> Constraints { get; init; } = [];

    /// <summary>Noise added to everything the critic sees. Default: none.</summary>
    public InstanceNoise? Noise { get; init; }

    /// <summary>The critic's optimizer.</summary>
    public OptimizerSettings Critic { get; init; } = new AdamSettings();

    /// <summary>The generator's optimizer.</summary>
    public OptimizerSettings Generator { get; init; } = new AdamSettings();

    /// <summary>Critic steps before each generator step (n_critic). Default: one.</summary>
    public CriticSchedule CriticSteps { get; init; } = new();

    /// <summary>
    /// Generator steps after them, at least 1. Default 1. What counts generator updates elsewhere counts iterations, and the moving average follows once an iteration.
    /// </summary>
    public int GeneratorSteps { get; init => field = Require.AtLeastOne(value); } = 1;

    /// <summary>The generator's batches are so many times as large as the critic's, at least 1. Default 1; 2 for SN-GAN. It must be 1 for an objective that measures distances between samples.</summary>
    public int GeneratorBatchFactor { get; init => field = Require.AtLeastOne(value); } = 1;

    /// <summary>Why the game cannot be played with the networks of a family; null where it can.</summary>
    public string? Objection(NetworkFamily family)
    {
        if (family.CriticMixesSamples && Regularizers.FirstOrDefault(term => term.DifferentiatesCritic) is { } term)
        {
            return $"{term.GetType().Name} needs the critic's gradient at single samples, but the critic uses batch normalisation, which couples them; "
                + "choose no or layer normalisation.";
        }

        if (GeneratorBatchFactor > 1 && Objective.MeasuresDistances)
        {
            return $"{Objective} takes as many real samples as generated ones in the generator's loss too, so that {nameof(GeneratorBatchFactor)} must be 1, not {GeneratorBatchFactor}.";
        }

        return Objective.ComparesSamples && family.SamplesPerScore != 2
            ? $"{Objective} compares two samples, but the critic of {family} does not take two; put the family into a {nameof(PackedFamily)} of 2."
            : null;
    }
}
