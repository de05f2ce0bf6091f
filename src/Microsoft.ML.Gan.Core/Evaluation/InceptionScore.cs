using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>
/// The Inception Score (Salimans et al. 2016) under any classifier: exp(E_x KL(p(y|x) || p(y))), from 1 to the number of classes K.
/// It is high where samples are told apart with certainty and all classes occur.
/// </summary>
/// <param name="Mean">Mean over the splits.</param>
/// <param name="StandardDeviation">Standard deviation over the splits (with their number).</param>
/// <param name="Splits">Number of splits.</param>
/// <param name="Classes">K.</param>
/// <param name="Count">Number of samples.</param>
public sealed record InceptionScore(double Mean, double StandardDeviation, int Splits, int Classes, long Count)
{
    /// <summary>Scores samples by a classifier's logits.</summary>
    /// <param name="logits">[N,K], raw: the softmax is taken here.</param>
    /// <param name="splits">Equal parts after shuffling, each scored with its own p(y); from 1 to N.</param>
    /// <param name="seed">How the samples are shuffled.</param>
    /// <exception cref="ArgumentException">Fewer samples than splits, or logits that are not finite.</exception>
    public static InceptionScore Of(Tensor logits, int splits = 10, int seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(splits, 1);
        using var scope = NewDisposeScope();
        var rows = FeatureRows.Take(logits, "The Inception Score", "", needed: splits);
        using var random = new Generator((ulong)seed, CPU);
        long count = rows.shape[0];
        var shuffled = RandomRows.Without(rows, count, random).log_softmax(1);
        var scores = new double[splits];
        for (int i = 0; i < splits; i++)
        {
            long start = count * i / splits;
            scores[i] = Score(shuffled.narrow(0, start, count * (i + 1) / splits - start));
        }

        double mean = scores.Average();
        return new InceptionScore(mean, Math.Sqrt(scores.Average(score => (score - mean) * (score - mean))), splits, (int)rows.shape[1], count);
    }

    private static double Score(Tensor logConditional)
    {
        var conditional = logConditional.exp();
        // A class of share 0 is 0 log 0 in every row; any finite number may stand for its log.
        var logMarginal = conditional.mean([0]).clamp_min(double.Epsilon).log();
        return Math.Exp((double)conditional.mul(logConditional.sub(logMarginal)).sum(1).mean());
    }
}
