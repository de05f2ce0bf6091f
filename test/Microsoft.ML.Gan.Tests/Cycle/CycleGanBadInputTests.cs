using Microsoft.ML.Data;
using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Fixtures;
using Microsoft.ML.Gan.Networks.Cycle;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Trainers;
using Microsoft.ML.Gan.Training;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Gan.Cycle;

/// <summary>Every input that cannot be used is refused with one error that names it, says what was found and what is accepted.</summary>
[TestClass]
public sealed class CycleGanBadInputTests
{
    private readonly MLContext context = new(seed: 1);

    private sealed class SizedPair
    {
        [ImageType(8, 10)]
        public MLImage? A { get; set; }

        [ImageType(8, 10)]
        public MLImage? B { get; set; }
    }

    [TestMethod]
    public void AMissingColumn()
    {
        var options = Domains.Options();
        options.ColumnNameB = "C";
        Refused<ArgumentOutOfRangeException>(options, context.Pairs(), "column 'C'", "A, B");
    }

    [TestMethod]
    public void AColumnOfAWrongType()
    {
        var options = Domains.Options();
        (options.ColumnNameA, options.ColumnNameB) = ("Features", "Label");
        Refused<ArgumentOutOfRangeException>(options, context.LabelledPoints(row => row), "'Label' is Int32", "image", "vector of Single");
    }

    [TestMethod]
    public void OneColumnForBothDomains()
    {
        var options = Domains.Options();
        options.ColumnNameB = "A";
        Refused<ArgumentOutOfRangeException>(options, context.Pairs(), "both 'A'", "Fit(a, b)");
    }

    // Rows 0 to 3 have a value of B, and a batch has 4.
    [TestMethod]
    [DataRow(0, "0 usable rows")]
    [DataRow(3, "3 usable rows")]
    public void ADomainWithTooFewRows(int count, string found) => Refused<InvalidOperationException>(
        Domains.Options(), context.Pairs((row, pair) => { if (row >= count) pair.B = [float.NaN, float.NaN]; }), "Column 'B'", found, "BatchSize is 4");

    [TestMethod]
    public void AVectorThatIsMissingInPart() =>
        Refused<InvalidOperationException>(Domains.Options(), context.Pairs((row, pair) => { if (row == 7) pair.A[1] = float.NaN; }), "Row 7", "'A'", "slot 1");

    [TestMethod]
    public void ImagesWhoseSidesAreNoMultiplesOf4() => Refused<InvalidOperationException>(
        Domains.ImageOptions(), context.PicturePairs(row => Tiny.Noise(8, 10), row => Tiny.Noise(8, 10)), "multiples of 4", "3x8x10", "ImageHeight");

    [TestMethod]
    public void ImagesWhoseSidesTheSchemaTells() => Refused<ArgumentOutOfRangeException>(
        Domains.ImageOptions(), context.Data.LoadFromEnumerable(new[] { new SizedPair { A = Tiny.Noise(8, 10), B = Tiny.Noise(8, 10) } }), "'A'", "'B'", "multiples of 4", "3x8x10");

    [TestMethod]
    public void DomainsOfDifferentSizes() => Refused<InvalidOperationException>(
        Domains.ImageOptions(), context.PicturePairs(row => Tiny.Noise(8, 8), row => Tiny.Noise(8, 12)), "one height and width", "3x8x8", "3x8x12");

    [TestMethod]
    public void AnIdentityLossBetweenDifferentChannels()
    {
        var options = Domains.ImageOptions();
        options.IdentityWeight = 0.5;
        Refused<ArgumentException>(options, context.PicturePairs(row => Tiny.Noise(8, 8), row => Tiny.Noise(8, 8, colour: false)), "IdentityWeight is 0.5", "3x8x8", "1x8x8");
    }

    [TestMethod]
    public void VectorsForNetworksOfImages()
    {
        var options = Domains.Options();
        options.Network = new ResNetTranslation();
        Refused<InvalidOperationException>(options, context.Pairs(), "ResNetTranslation", "images", "are 3 and 2");
    }

    [TestMethod]
    public void VectorsThatAreToBeJittered()
    {
        var options = Domains.Options();
        options.Jitter = Jitter.CycleGan;
        Refused<ArgumentOutOfRangeException>(options, context.Pairs(), "'A'", "FlipProbability = 0.5", "Jitter.None");
    }

    public static IEnumerable<(string Option, Action<CycleGanTrainer.Options> Change)> OutOfRange =>
    [
        (nameof(CycleGanTrainer.Options.ColumnNameA), o => o.ColumnNameA = ""),
        (nameof(CycleGanTrainer.Options.ColumnNameB), o => o.ColumnNameB = null!),
        ("CycleErrorAColumnName and CycleErrorBColumnName", o => o.CycleErrorAColumnName = o.CycleErrorBColumnName),
        ("ColumnNameB and TranslatedToAColumnName", o => o.TranslatedToAColumnName = o.ColumnNameB),
        (nameof(CycleGanTrainer.Options.AdversarialWeight), o => o.AdversarialWeight = -1),
        (nameof(CycleGanTrainer.Options.CycleWeightA), o => o.CycleWeightA = -1),
        (nameof(CycleGanTrainer.Options.CycleWeightB), o => o.CycleWeightB = double.NaN),
        (nameof(CycleGanTrainer.Options.IdentityWeight), o => o.IdentityWeight = -1),
        (nameof(CycleGanTrainer.Options.PoolSize), o => o.PoolSize = -1),
        (nameof(CycleGanTrainer.Options.LearningRate), o => o.LearningRate = 0),
        (nameof(CycleGanTrainer.Options.Beta1), o => o.Beta1 = 1),
        (nameof(CycleGanTrainer.Options.Beta2), o => o.Beta2 = -0.1),
        (nameof(CycleGanTrainer.Options.Objective), o => o.Objective = new QuadraticPotential()),
        (nameof(CycleGanTrainer.Options.Iterations), o => o.Iterations = 0),
    ];

    [TestMethod]
    public void AnOptionOutOfItsRangeIsNamed()
    {
        foreach (var (option, change) in OutOfRange)
        {
            var options = new CycleGanTrainer.Options();
            change(options);
            var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => context.Gan().CycleGan(options), $"{option} was accepted.");
            StringAssert.Contains(error.Message, option);
        }
    }

    [TestMethod]
    public void DefaultsAreThePapers()
    {
        var o = new CycleGanTrainer.Options();
        Assert.AreEqual((1, 0.0, 10.0, 10.0, 50), (o.BatchSize, o.Settings().Average.Decay, o.CycleWeightA, o.CycleWeightB, o.PoolSize));
        Assert.AreEqual((2e-4, 0.5, 0.999, new EpochDecay(200, 0.5)), (o.LearningRate, o.Beta1, o.Beta2, o.Schedule));
        Assert.IsNotNull(context.Gan().CycleGan());
    }

    private void Refused<TException>(CycleGanTrainer.Options options, IDataView data, params string[] said) where TException : Exception
    {
        string message = Assert.ThrowsExactly<TException>(() => context.Gan().CycleGan(options).Fit(data)).Message;
        foreach (string part in said) StringAssert.Contains(message, part);
    }
}
