using Microsoft.ML.Gan.Fixtures;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Layers;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Networks.Style;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Training;

namespace Microsoft.ML.Gan.Trainers;

[TestClass]
public sealed class GanOptionsTests
{
    private readonly MLContext context = new(seed: 1);

    // Sections 7 and 10.
    [TestMethod]
    public void DefaultsAreThePapers()
    {
        var wganGp = new WganGpTrainer.Options();
        Assert.AreEqual((10.0, 5, 1e-4, 0.0, 0.9), (wganGp.GradientPenaltyWeight, wganGp.CriticSteps, wganGp.LearningRate, wganGp.Beta1, wganGp.Beta2));
        Assert.AreEqual((false, 0.0), (wganGp.OneSided, wganGp.DriftWeight));
        var ganQp = new GanQpTrainer.Options();
        Assert.AreEqual((10.0, SampleDistance.MeanAbsolute, PotentialForm.Unary, 2), (ganQp.Lambda, ganQp.Distance, ganQp.Form, ganQp.Power));
        var styleGan = new StyleGanTrainer.Options();
        Assert.AreEqual((1, 1e-3, 0.0, 0.99, 512), (styleGan.CriticSteps, styleGan.LearningRate, styleGan.Beta1, styleGan.Beta2, styleGan.LatentSize));
        var p2Gan = new P2GanTrainer.Options();
        Assert.AreEqual((1, 2e-4, 0.0, 0.999, 32), (p2Gan.CriticSteps, p2Gan.LearningRate, p2Gan.Beta1, p2Gan.Beta2, p2Gan.BatchSize));
        Assert.AreEqual((10.0, Pretraining.Full, 0.0), (p2Gan.CodeWeight, p2Gan.Pretraining, p2Gan.PriorMixProbability));
        Assert.AreEqual((2, 2e-4, 0.5, 0.999), (ganQp.CriticSteps, ganQp.LearningRate, ganQp.Beta1, ganQp.Beta2));
    }

    // Sections 12.5 and 14. Fails if StyleGAN's average is that of the others, or the option does not replace it.
    [TestMethod]
    public void AveragesAreThePapers()
    {
        Assert.AreEqual(new ExponentialMovingAverage(0.999), new WganGpTrainer.Options().Settings().Average);
        Assert.AreEqual(ExponentialMovingAverage.OfHalfLife(10_000), new StyleGanTrainer.Options().Settings().Average);
        Assert.AreEqual(new ExponentialMovingAverage(0.9), new StyleGanTrainer.Options { EmaDecay = 0.9 }.Settings().Average);
        Assert.AreEqual(new ExponentialMovingAverage(0), new CycleGanTrainer.Options().Settings().Average);
    }

    // Fails if a trainer's own options make another game than the system of its name is.
    [TestMethod]
    public void DefaultsAreTheSystemsOfTheirNames()
    {
        AreSame(GanSystems.WganGp, new WganGpTrainer.Options());
        AreSame(GanSystems.GanQp, new GanQpTrainer.Options());
        AreSame(GanSystems.Sgan, new AdversarialTrainer.Options());
        AreSame(GanSystems.StyleGan, new StyleGanTrainer.Options());
        AreSame(GanSystems.StyleGanR1, new StyleGanTrainer.Options { NonSaturating = true });
    }

    [TestMethod]
    public void DefaultsAreAccepted()
    {
        Assert.IsNotNull(context.Gan().WganGp());
        Assert.IsNotNull(context.Gan().GanQp());
        Assert.IsNotNull(context.Gan().Adversarial(GanSystems.Lsgan));
        Assert.IsNotNull(context.Gan().StyleGan());
        Assert.IsNotNull(context.Gan().P2Gan());
    }

    // A critic of pairs or packs is the system's own affair until the networks are given.
    [TestMethod]
    public void APairwiseGanQpBringsItsOwnCriticOfPairs()
    {
        Assert.IsNotNull(context.Gan().GanQp(new GanQpTrainer.Options { Form = PotentialForm.Binary }));
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => context.Gan().GanQp(new GanQpTrainer.Options { Form = PotentialForm.Binary, Network = new MlpFamily() }));
        StringAssert.Contains(error.Message, "PackedFamily of 2");
    }

    [TestMethod]
    public void TheNetworksAndTheScheduleOfASystemCanBeReplaced()
    {
        var options = new AdversarialTrainer.Options { System = GanSystems.SnGan };
        Assert.AreEqual(new LinearDecay(), options.TrainedSystem.Schedule);
        (options.Network, options.Schedule) = (new MlpFamily(3, 1), new ConstantRate());
        var system = options.TrainedSystem;
        Assert.AreEqual((new MlpFamily(3, 1), new MlpFamily(3, 1), new ConstantRate()), ((MlpFamily)system.ImageNetwork, (MlpFamily)system.VectorNetwork, (ConstantRate)system.Schedule));
    }

    public static IEnumerable<(string Option, Action<WganGpTrainer.Options> Change)> OutOfRange =>
    [
        (nameof(GanOptions.FeatureColumnName), o => o.FeatureColumnName = ""),
        (nameof(GanOptions.LabelColumnName), o => o.LabelColumnName = ""),
        (nameof(GanOptions.GeneratedColumnName), o => o.GeneratedColumnName = null!),
        (nameof(GanOptions.ScoreColumnName), o => o.ScoreColumnName = ""),
        ("GeneratedColumnName and ScoreColumnName", o => o.ScoreColumnName = o.GeneratedColumnName),
        (nameof(GanOptions.ImageHeight), o => (o.ImageHeight, o.ImageWidth) = (-8, 8)),
        (nameof(GanOptions.ImageWidth), o => o.ImageHeight = 32),
        (nameof(GanOptions.Channels), o => o.Channels = 2),
        (nameof(GanOptions.ImageFit), o => o.ImageFit = (ImageFit)7),
        (nameof(GanOptions.Conditioning), o => o.Conditioning = _ => new Concatenation(3)),
        (nameof(GanOptions.Conditioning), o => o.Conditioning = _ => null!),
        (nameof(GanOptions.ConditionColumnName), o => o.ConditionColumnName = ""),
        (nameof(GanOptions.ConditionColumnName), o => (o.LabelColumnName, o.ConditionColumnName) = ("Label", "Condition")),
        ("FeatureColumnName and ConditionColumnName", o => o.ConditionColumnName = o.FeatureColumnName),
        (nameof(GanOptions.Conditioning), o => (o.ConditionColumnName, o.Conditioning) = ("Condition", length => new AuxiliaryClassifier(length))),
        (nameof(GanOptions.Conditioning), o => (o.ConditionColumnName, o.Conditioning) = ("Condition", length => new LabelSelection(length))),
        (nameof(GanOptions.BalanceClasses), o => (o.ConditionColumnName, o.BalanceClasses) = ("Condition", true)),
        (nameof(GanOptions.BalanceClasses), o => o.BalanceClasses = true),
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
        (nameof(WganGpTrainer.Options.MaxGradientNorm), o => o.MaxGradientNorm = 0),
        (nameof(WganGpTrainer.Options.Jitter), o => o.Jitter = null!),
        (nameof(GanOptions.Network), o => o.Network = new DcganFamily { CriticNormalization = Normalization.Batch }),
    ];

    public static IEnumerable<(string Option, Action<GanQpTrainer.Options> Change)> OutOfRangeOfGanQp =>
    [
        (nameof(GanQpTrainer.Options.Lambda), o => o.Lambda = 0),
        (nameof(GanQpTrainer.Options.Distance), o => o.Distance = (SampleDistance)7),
        (nameof(GanQpTrainer.Options.Form), o => o.Form = (PotentialForm)7),
        (nameof(GanQpTrainer.Options.Power), o => o.Power = 3),
        (nameof(GanQpTrainer.Options.CriticSteps), o => o.CriticSteps = 0),
    ];

    public static IEnumerable<(string Option, Action<AdversarialTrainer.Options> Change)> OutOfRangeOfAdversarial =>
    [
        (nameof(GanOptions.Network), o => (o.System, o.Network) = (GanSystems.WganDiv, new DcganFamily { CriticNormalization = Normalization.Batch })),
        (nameof(GanOptions.Network), o => (o.System, o.BatchSize) = (GanSystems.Sgan.Packed(3), 64)),
        (nameof(GanOptions.Network), o => (o.System, o.BatchSize) = (GanSystems.StyleGan, 30)),
        (nameof(GanOptions.Iterations), o => o.Iterations = 0),
    ];

    public static IEnumerable<(string Option, Action<StyleGanTrainer.Options> Change)> OutOfRangeOfStyleGan =>
    [
        (nameof(GanOptions.Network), o => o.Network = new DcganFamily()),
        (nameof(GanOptions.Network), o => o.BatchSize = 6),
        (nameof(GanOptions.Network), o => (o.BatchSize, o.Network) = (4, new StyleFamily { DeviationGroup = 3 })),
        (nameof(StyleGanTrainer.Options.LearningRate), o => o.LearningRate = 0),
    ];

    public static IEnumerable<(string Option, Action<P2GanTrainer.Options> Change)> OutOfRangeOfP2Gan =>
    [
        (nameof(GanOptions.Network), o => o.Network = new DcganFamily()),
        (nameof(P2GanTrainer.Options.CodeWeight), o => o.CodeWeight = -1),
        (nameof(P2GanTrainer.Options.PriorMixProbability), o => o.PriorMixProbability = 1.1),
        (nameof(P2GanTrainer.Options.Beta2), o => o.Beta2 = 1),
        (nameof(GanOptions.ConditionColumnName), o => o.ConditionColumnName = "Condition"),
    ];

    [TestMethod]
    public void AnOptionOutOfItsRangeIsNamed()
    {
        Named(OutOfRangeOfP2Gan, context.Gan().P2Gan);
        Named(OutOfRangeOfStyleGan, context.Gan().StyleGan);
        Named(OutOfRange, context.Gan().WganGp);
        Named(OutOfRangeOfGanQp, context.Gan().GanQp);
        Named(OutOfRangeOfAdversarial, context.Gan().Adversarial);
        Assert.ThrowsExactly<ArgumentNullException>(() => context.Gan().Adversarial((AdversarialSystem)null!));
    }

    private static void Named<TOptions>(IEnumerable<(string Option, Action<TOptions> Change)> wrong, Func<TOptions, GanTrainer> create) where TOptions : new()
    {
        foreach (var (option, change) in wrong)
        {
            var options = new TOptions();
            change(options);
            var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => create(options), $"{option} was accepted.");
            StringAssert.Contains(error.Message, option);
        }
    }

    private static void AreSame(AdversarialSystem expected, GanOptions options)
    {
        var found = (AdversarialSystem)options.TrainedSystem;
        Assert.AreEqual((expected.ImageNetwork, expected.VectorNetwork, expected.Schedule), (found.ImageNetwork, found.VectorNetwork, found.Schedule));
        CollectionAssert.AreEqual(expected.Game.Regularizers.ToArray(), found.Game.Regularizers.ToArray());
        CollectionAssert.AreEqual(expected.Game.Constraints.ToArray(), found.Game.Constraints.ToArray());
        Assert.AreEqual(expected.Game with { Regularizers = [], Constraints = [] }, found.Game with { Regularizers = [], Constraints = [] });
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
