using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives;

/// <summary>
/// The game two networks play, as two losses to minimise. A critic is high on real samples; scores are raw, never squashed.
/// An objective is a pure function: it steps no optimizer, moves nothing between devices and keeps no graph.
/// </summary>
public abstract record Objective
{
    /// <summary>
    /// Whether the critic takes two samples, T(x, y), and a score says how much more real x is than y. Real scores are then T(x_r, x_f) and
    /// fake scores T(x_f, x_r), and the critic is built by a <see cref="Networks.PackedFamily"/> of 2. Default false: D(x).
    /// </summary>
    public virtual bool ComparesSamples => false;

    /// <summary>Whether the losses use the distance between samples, so that every score must belong to samples of its own. Default false.</summary>
    public virtual bool MeasuresDistances => false;

    /// <summary>Scalars that tell how far a training has come, by the names under which they are reported beside the losses. Computed without gradients. Default: none.</summary>
    public virtual IEnumerable<(string Name, Tensor Value)> Figures(CriticBatch batch) => [];

    /// <summary>L_D, a scalar.</summary>
    public abstract Tensor CriticLoss(CriticBatch batch);

    /// <summary>L_G, a scalar.</summary>
    public abstract Tensor GeneratorLoss(GeneratorBatch batch);
}
