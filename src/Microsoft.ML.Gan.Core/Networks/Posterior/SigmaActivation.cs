using System.Text.Json.Serialization;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Posterior;

/// <summary>What follows the head that gives a posterior's sigma. A negative sigma is the same law, but (sigma - sigma_b)^2 takes its sign seriously.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "activation")]
[JsonDerivedType(typeof(SignedSigma), "none")]
[JsonDerivedType(typeof(SoftplusSigma), "softplus")]
[JsonDerivedType(typeof(AbsoluteSigma), "abs")]
public abstract record SigmaActivation
{
    /// <summary>Nothing, as in the paper: sigma may become negative. The default.</summary>
    public static SigmaActivation None { get; } = new SignedSigma();

    /// <summary>log(1 + e^s) + 1e-4.</summary>
    public static SigmaActivation Softplus { get; } = new SoftplusSigma();

    /// <summary>|s|.</summary>
    public static SigmaActivation Abs { get; } = new AbsoluteSigma();

    /// <summary>sigma [N,d] of the head's output [N,d].</summary>
    internal abstract Tensor Apply(Tensor output);

    /// <summary>An output whose sigma is a given one.</summary>
    internal virtual double Inverse(double sigma) => sigma;
}

internal sealed record SignedSigma : SigmaActivation
{
    internal override Tensor Apply(Tensor output) => output;
}

internal sealed record SoftplusSigma : SigmaActivation
{
    private const double Floor = 1e-4;

    internal override Tensor Apply(Tensor output) => nn.functional.softplus(output) + Floor;

    // A sigma at or below the floor has no inverse; the outermost output that still has a gradient stands in for it.
    internal override double Inverse(double sigma) => Math.Log(Math.Max(Math.Exp(sigma - Floor) - 1, Floor));
}

internal sealed record AbsoluteSigma : SigmaActivation
{
    internal override Tensor Apply(Tensor output) => output.abs();
}
