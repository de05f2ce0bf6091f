using Microsoft.ML.Gan.Networks;

namespace Microsoft.ML.Gan.Regularizers;

/// <summary>Something a critic's parameters must satisfy, restored after every update of the critic.</summary>
public abstract record CriticConstraint
{
    /// <summary>Changes the parameters or buffers in place; called without gradients.</summary>
    public abstract void Apply(CriticNetwork critic);
}
