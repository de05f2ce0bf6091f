using Microsoft.ML.Gan.Codes;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Posterior;

/// <summary>What a critic of <see cref="PosteriorFamily"/> can say beside its score.</summary>
internal static class PosteriorCritics
{
    /// <summary>D(x, y), laws of codes [N,d].</summary>
    public static DiagonalGaussian Posterior(this CriticNetwork critic, Tensor samples, Tensor? labels) => DiagonalGaussian.Split(critic.Judge(samples, labels).Features!);

    /// <summary>The critic's posteriors of training rows.</summary>
    public static PosteriorBank Bank(this CriticNetwork critic) => critic.modules().OfType<PosteriorBank>().Single();
}
