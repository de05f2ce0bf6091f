using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Persistence;
using Microsoft.ML.Gan.Regularizers;
using Microsoft.ML.Gan.Testing;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Peers;

/// <summary>WGAN-div with k = 2 and p = 6 at interpolates.</summary>
internal sealed record WganDivPeer(GanArchitecture Architecture) : PeerCase(Architecture)
{
    public override string System => "wgan-div";

    protected override AdversarialGame Game => new(new Wasserstein()) { Regularizers = [new DivergencePenalty()] };
}

/// <summary>GAN-QP.</summary>
internal sealed record GanQpPeer(GanArchitecture Architecture, SampleDistance Distance, PotentialForm Form = PotentialForm.Unary) : PeerCase(Architecture)
{
    public override string System => "gan-qp";

    protected override AdversarialGame Game => new(new QuadraticPotential(Distance: Distance, Form: Form));
}

/// <summary>LSGAN with the coding (0, 1, 1).</summary>
internal sealed record LsganPeer(GanArchitecture Architecture) : PeerCase(Architecture)
{
    public override string System => "lsgan";

    protected override AdversarialGame Game => new(new LeastSquares());
}

/// <summary>SN-GAN: the hinge loss; the networks bring the spectral normalisation.</summary>
internal sealed record SnGanPeer(GanArchitecture Architecture) : PeerCase(Architecture)
{
    public override string System => "sn-gan";

    protected override AdversarialGame Game => new(new Hinge());
}

/// <summary>
/// WGAN-GP of StyleGAN's networks. At the start a layer's input is one constant, and its normalisation would multiply what a sum rounds off by 10,000:
/// so nothing here starts as a constant.
/// </summary>
internal record StyleWganPeer(GanArchitecture Architecture) : PeerCase(Architecture)
{
    protected override void Prepare(GenerativeModel model)
    {
        using var random = new Generator(81, CPU);
        SmallStyle.Shaken(model.Generator, random);
        Weights.Copy(model.Generator, model.AverageGenerator);
    }
}

/// <summary>The later game of StyleGAN's authors: non-saturating losses, and R1 with gamma = 10.</summary>
internal sealed record StyleGanPeer(GanArchitecture Architecture) : StyleWganPeer(Architecture)
{
    public override string System => "style-gan";

    protected override AdversarialGame Game => new(new StandardGan()) { Regularizers = [new ZeroCenteredPenalty()] };
}

/// <summary>P2GAN, with codes of the prior mixed in, and with one iteration of pre-training.</summary>
internal sealed record PosteriorPeer(GanArchitecture Architecture) : PeerCase(Architecture)
{
    public override string System => "p2gan";

    public double Lambda { get; init; } = 10;

    public double PriorMixProbability { get; init; } = 0.3;

    public int PretrainIterations { get; init; } = 1;

    protected override GenerativeModel CreateModel(OptimizerSettings adam, RandomStreams random)
    {
        var game = new PosteriorGame
        {
            Lambda = Lambda,
            PriorMixProbability = PriorMixProbability,
            Pretraining = new(PretrainIterations, TrainsGenerator: true),
            Critic = adam,
            Generator = adam,
            CriticSteps = new(CriticSteps),
        };
        return new PosteriorModel(Architecture, game, random, CPU);
    }
}
