using Microsoft.ML.Gan.Codes;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Posterior;

/// <summary>
/// How much nearer a posterior [N,2d] is to the prior of real samples than to that of generated ones, as one number [N,1]:
/// ((D - P_a)^2 - (D - P_b)^2) / 2 = mean over the coordinates of (mu_b - mu_a) (mu - mu_c) + (sigma_b - sigma_a) (sigma - sigma_c), which rises with mu
/// towards mu_b. It is 0 at P_c; with the default priors it is 2 mean mu, 2 at P_b and -2 at P_a.
/// </summary>
internal sealed class Realism(PosteriorPriors priors) : nn.Module<Tensor, Tensor>(nameof(Realism))
{
    public override Tensor forward(Tensor x)
    {
        var posterior = DiagonalGaussian.Split(x);
        var (fake, real, middle) = (priors.Fake.For(x), priors.Real.For(x), priors.Middle.For(x));
        var score = (real.Mean - fake.Mean) * (posterior.Mean - middle.Mean) + (real.Deviation - fake.Deviation) * (posterior.Deviation - middle.Deviation);
        return score.mean([1], keepdim: true);
    }
}
