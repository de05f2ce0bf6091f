using Microsoft.ML.Gan.Fixtures;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Layers;

namespace Microsoft.ML.Gan.Trainers;

[TestClass]
public sealed class GanOptionsTests
{
    private readonly MLContext context = new(seed: 1);

    [TestMethod]
    public void DefaultsAreThePapers()
    {
        var options = new WganGpTrainer.Options();
        Assert.AreEqual((10.0, 5, 1e-4, 0.0, 0.9), (options.GradientPenaltyWeight, options.CriticSteps, options.LearningRate, options.Beta1, options.Beta2));
        Assert.AreEqual((false, 0.0, false), (options.OneSided, options.DriftWeight, options.LinearDecay));
    }

    [TestMethod]
    public void DefaultsAreAccepted()
    {
        Assert.IsNotNull(context.Gan().WganGp());
        Assert.IsNotNull(context.Gan().WganGp(new WganGpTrainer.Options()));
    }

    public static IEnumerable<(string Option, Action<WganGpTrainer.Options> Change)> OutOfRange =>
    [
        (nameof(GanOptions.FeatureColumnName), o => o.FeatureColumnName = ""),
        (nameof(GanOptions.LabelColumnName), o => o.LabelColumnName = ""),
        (nameof(GanOptions.GeneratedColumnName), o => o.GeneratedColumnName = null!),
        (nameof(GanOptions.ScoreColumnName), o => o.ScoreColumnName = ""),
        ("column names", o => o.ScoreColumnName = o.GeneratedColumnName),
        (nameof(GanOptions.ImageHeight), o => (o.ImageHeight, o.ImageWidth) = (-8, 8)),
        (nameof(GanOptions.ImageWidth), o => o.ImageHeight = 32),
        (nameof(GanOptions.Channels), o => o.Channels = 2),
        (nameof(GanOptions.ImageFit), o => o.ImageFit = (ImageFit)7),
        (nameof(GanOptions.EmbeddingSize), o => o.EmbeddingSize = 0),
        (nameof(GanOptions.LatentSize), o => o.LatentSize = 0),
        (nameof(GanOptions.Iterations), o => o.Iterations = 0),
        (nameof(GanOptions.BatchSize), o => o.BatchSize = 0),
        (nameof(GanOptions.EmaDecay), o => o.EmaDecay = 1),
        (nameof(GanOptions.EmaDecay), o => o.EmaDecay = double.NaN),
        (nameof(GanOptions.Threads), o => o.Threads = 0),
        (nameof(GanOptions.ReportEvery), o => o.ReportEvery = 0),
        (nameof(WganGpTrainer.Options.GradientPenaltyWeight), o => o.GradientPenaltyWeight = -1),
        (nameof(WganGpTrainer.Options.DriftWeight), o => o.DriftWeight = double.NaN),
        (nameof(WganGpTrainer.Options.CriticSteps), o => o.CriticSteps = 0),
        (nameof(WganGpTrainer.Options.LearningRate), o => o.LearningRate = 0),
        (nameof(WganGpTrainer.Options.Beta1), o => o.Beta1 = 1),
        (nameof(WganGpTrainer.Options.Beta2), o => o.Beta2 = -0.1),
        (nameof(GanOptions.Network), o => o.Network = new DcganFamily { CriticNormalization = Normalization.Batch }),
    ];

    [TestMethod]
    public void AnOptionOutOfItsRangeIsNamed()
    {
        foreach (var (option, change) in OutOfRange)
        {
            var options = new WganGpTrainer.Options();
            change(options);
            var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => context.Gan().WganGp(options), $"{option} was accepted.");
            StringAssert.Contains(error.Message, option);
        }
    }

    [TestMethod]
    public void ChangingOptionsLaterHasNoEffect()
    {
        var options = Tiny.VectorOptions();
        var trainer = context.Gan().WganGp(options);
        options.Iterations = 1;
        options.FeatureColumnName = "None";
        using var model = trainer.Fit(context.Points());
        Assert.AreEqual(3, model.Training.Iterations);
    }
}
