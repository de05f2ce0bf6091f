namespace Microsoft.ML.Gan.Objectives;

/// <summary>What the critic of <see cref="QuadraticPotential"/> scores, and which pairs of a batch count.</summary>
public enum PotentialForm
{
    /// <summary>Delta = T(x_r) - T(x_f), over the N pairs (i, i).</summary>
    Unary,

    /// <summary>The same over all N^2 pairs: unbiased, less variance, and the critic still scores each sample once.</summary>
    UnaryAllPairs,

    /// <summary>Delta = T(x_r, x_f) - T(x_f, x_r) over the N pairs (i, i): bounds |Delta| by lambda d at the optimum, which the unary forms do not.</summary>
    Binary,
}
