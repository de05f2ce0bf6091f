using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Networks.Cycle;
using Microsoft.ML.Gan.Testing;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Models;

/// <summary>
/// Images of different channels, two domains of different sizes, and pools that are full from the second iteration on. Fails (T-CKPT-1) if a pool, the
/// second data order or its place is not saved.
/// </summary>
[TestClass]
public class CycleModelContractTests : ModelContract
{
    private static readonly ImageShape A = new(1, 8, 8), B = new(3, 8, 8);

    public override IReadOnlyDictionary<string, int> Steps { get; } = new Dictionary<string, int> { ["Translators"] = 8, ["Critics"] = 8 };

    public override GanModel Create(RandomStreams random) =>
        new CycleModel(new(A, B, new ResNetTranslation(2) { Blocks = 1 }), new CycleGame { PoolSize = 5 }, random, CPU);

    public override IReadOnlyList<Dataset> CreateData() => [SmallData.Images(A), SmallData.Images(B, 14)];
}
