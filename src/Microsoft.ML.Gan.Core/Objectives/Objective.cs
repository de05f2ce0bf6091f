using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives;

/// <summary>
/// The game two networks play, as two losses to minimise. A critic is high on real samples; scores are raw, never squashed.
/// An objective is a pure function: it steps no optimizer, moves nothing between devices and keeps no graph.
/// </summary>
public abstract record Objective
{
    /// <summary>L_D, a scalar.</summary>
    public abstract Tensor CriticLoss(CriticBatch batch);

    /// <summary>L_G, a scalar.</summary>
    public abstract Tensor GeneratorLoss(GeneratorBatch batch);
}
