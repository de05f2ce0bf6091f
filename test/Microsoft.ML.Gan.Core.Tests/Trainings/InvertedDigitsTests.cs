using System.IO.Compression;
using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Cycle;
using Microsoft.ML.Gan.Testing;
using Microsoft.ML.Gan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Trainings;

/// <summary>Digits and inverted digits, of other pictures each: a translation that can be checked pixel by pixel, for the right one is -x.</summary>
[TestClass]
public class InvertedDigitsTests
{
    private const int Header = 16, Side = 28, Small = 16, Count = 2000;

    public required TestContext TestContext { get; init; }

    // The identity loss stands against inversion, so it is off. The right translation has a correlation of -1 with its source, one that leaves digits as
    // they are of 1, one picture for all of 0. Too short a training fails: at 28x28 and 1500 iterations the correlation was -0.40.
    [TestMethod]
    [TestCategory("Long")]
    public void T_CY_7_digits_are_inverted()
    {
        string file = Path.Combine(Tree.Root, "..", "shared", "data", "mnist-10k-images-idx3-ubyte.gz");
        if (!File.Exists(file)) Assert.Inconclusive($"There is no {file}.");
        using var scope = NewDisposeScope();
        var digits = Digits(file);
        using Dataset a = new(digits.narrow(0, 0, Count)), b = new(255 - digits.narrow(0, Count, Count));
        using var random = new RandomStreams(1);
        var adam = new AdamSettings(1e-3, 0.5, 0.999);
        using var model = new CycleModel(
            new(a.Shape, b.Shape, new ResNetTranslation(8) { Blocks = 2 }), new CycleGame { IdentityWeight = 0, Translators = adam, Critics = adam }, random, CPU);
        using var loop = new TrainingLoop(model, [a, b], new TrainingSettings { Iterations = 2500, BatchSize = 4, Average = new(0), Schedule = new EpochDecay() }, random, CPU);
        loop.Run();

        using var trained = TrainedTranslation.Copy(model);
        var unseen = PixelRange.ToUnit(digits.narrow(0, 2 * Count, 200));
        var translated = trained.ToB(unseen);
        double correlation = Correlation(unseen, translated), cycle = trained.CycleErrorA(unseen).mean().item<float>();
        TestContext.WriteLine($"correlation {correlation:f3}, cycle error {cycle:f3}, difference to inversion {(translated + unseen).abs().mean().item<float>():f3}");
        Assert.IsLessThan(-0.8, correlation);
        Assert.IsLessThan(0.2, cycle);
    }

    private static double Correlation(Tensor x, Tensor y)
    {
        var (a, b) = (x - x.mean(), y - y.mean());
        return ((a * b).mean() / (a.square().mean() * b.square().mean()).sqrt()).item<float>();
    }

    private static Tensor Digits(string file)
    {
        using var stream = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        var bytes = new byte[Header + 3 * Count * Side * Side];
        stream.ReadExactly(bytes);
        var digits = tensor(bytes[Header..], [3 * Count, 1, Side, Side]).to(ScalarType.Float32);
        return nn.functional.interpolate(digits, [Small, Small], mode: InterpolationMode.Bilinear, antialias: true).round().clamp(0, 255).to(ScalarType.Byte);
    }
}
