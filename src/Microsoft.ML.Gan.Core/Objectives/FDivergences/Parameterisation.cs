namespace Microsoft.ML.Gan.Objectives.FDivergences;

/// <summary>What the raw score of an f-GAN critic stands for.</summary>
public enum Parameterisation
{
    /// <summary>The paper's: T = g_f(v).</summary>
    OutputActivation,

    /// <summary>v estimates log p/q, clamped to [-15, 15], and T = f'(e^v): v* = log p/q for every divergence.</summary>
    LogRatio,
}
