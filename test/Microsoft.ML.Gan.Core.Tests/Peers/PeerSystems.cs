using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Regularizers;

namespace Microsoft.ML.Gan.Peers;

/// <summary>WGAN-div with k = 2 and p = 6 at interpolates.</summary>
internal sealed record WganDivPeer(GanArchitecture Architecture) : PeerCase(Architecture)
{
    public override string System => "wgan-div";

    protected override AdversarialGame Game => new(new Wasserstein()) { Regularizers = [new DivergencePenalty()] };
}

/// <summary>GAN-QP, unary.</summary>
internal sealed record GanQpPeer(GanArchitecture Architecture, SampleDistance Distance) : PeerCase(Architecture)
{
    public override string System => "gan-qp";

    protected override AdversarialGame Game => new(new QuadraticPotential(Distance: Distance));
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
