using Microsoft.ML.Gan.Objectives;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Regularizers;

/// <summary>A term added to the critic's loss.</summary>
public abstract record CriticRegularizer
{
    /// <summary>Whether it differentiates the critic at single samples, which batch normalisation in the critic would spoil.</summary>
    public virtual bool DifferentiatesCritic => false;

    /// <summary>The weighted term, a scalar.</summary>
    public abstract Tensor Loss(CriticBatch batch);
}
