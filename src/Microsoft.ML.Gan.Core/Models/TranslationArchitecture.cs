using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Cycle;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Models;

/// <summary>Everything needed to build the networks of a translation again; saved with every model.</summary>
/// <param name="ShapeA">Shape of one sample of domain A.</param>
/// <param name="ShapeB">Shape of one sample of domain B.</param>
/// <param name="Family">The networks.</param>
/// <exception cref="ArgumentException">The networks cannot translate between these shapes.</exception>
public sealed record TranslationArchitecture(SampleShape ShapeA, SampleShape ShapeB, TranslationFamily Family)
{
    /// <summary>The networks.</summary>
    public TranslationFamily Family { get; init; } = Checked(Family, ShapeA, ShapeB);

    /// <summary>G, which turns samples of A into samples of B, with weights drawn from <paramref name="random"/>.</summary>
    public nn.Module<Tensor, Tensor> CreateAToB(torch.Generator random) => GlobalRandomState.Kept(() => Family.CreateTranslator(ShapeA, ShapeB, random));

    /// <summary>F, which turns samples of B into samples of A.</summary>
    public nn.Module<Tensor, Tensor> CreateBToA(torch.Generator random) => GlobalRandomState.Kept(() => Family.CreateTranslator(ShapeB, ShapeA, random));

    /// <summary>A critic of samples of <paramref name="shape"/>, which is that of A or of B.</summary>
    public nn.Module<Tensor, Tensor> CreateCritic(SampleShape shape, torch.Generator random) => GlobalRandomState.Kept(() => Family.CreateCritic(shape, random));

    private static TranslationFamily Checked(TranslationFamily family, SampleShape a, SampleShape b)
    {
        family.Check(a, b);
        return family;
    }
}
