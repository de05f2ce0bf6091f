using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Models;

/// <summary>Projection with conditional batch normalisation, and labels that are vectors.</summary>
// Fails if vectors for generated samples are drawn from the process-wide generator, or if a batch's vectors outlive its step.
[TestClass]
public class VectorLabelContractTests : ModelContract
{
    private static readonly ImageShape Shape = new(1, 8, 8);

    public override IReadOnlyDictionary<string, int> Steps { get; } = new Dictionary<string, int> { ["Critic"] = 8, ["Generator"] = 8 };

    public override GanModel Create(RandomStreams random) => new AdversarialModel(
        new GanArchitecture(Shape, 4, new DcganFamily(4) { SpectralCritic = true }, new Projection(2)), new AdversarialGame(new Hinge()), random, CPU);

    public override IReadOnlyList<Dataset> CreateData()
    {
        using var random = new Generator(12, CPU);
        return [new Dataset(randint(256, Shape.Batched(20), dtype: ScalarType.Byte, generator: random), randn(20, 2, generator: random))];
    }
}
