namespace Microsoft.ML.Gan.Evaluation.Divergences;

/// <summary>What a trained critic says about the divergence between the data and the generator.</summary>
public static class CriticBound
{
    /// <summary>
    /// A lower bound on JS(p, q) in nats, reached by the optimal critic log p / q (Goodfellow et al. 2014): (log 4 - L) / 2.
    /// </summary>
    /// <param name="binaryCrossEntropy">
    /// L = E_p softplus(-D) + E_q softplus(D) of the critic's raw scores D, in nats: the sum of the two means, not their average.
    /// </param>
    public static double JensenShannon(double binaryCrossEntropy) => (Math.Log(4) - binaryCrossEntropy) / 2;
}
