using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Cnn;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Cycle;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Networks.ResNet;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Regularizers;
using Microsoft.ML.Gan.Training;

namespace Microsoft.ML.Gan;

[TestClass]
public class RequireTests
{
    public static IEnumerable<(string Setting, Action Make)> OutOfRange =>
    [
        ("Units", () => new MlpFamily(Units: 0)),
        ("Units", () => _ = new MlpFamily() with { Units = 0 }),
        ("Layers", () => new MlpFamily(Layers: 0)),
        ("MaxGradientNorm", () => new AdamSettings { MaxGradientNorm = 0 }),
        ("MaxGradientNorm", () => new RmsPropSettings { MaxGradientNorm = double.NaN }),
        ("GeneratorSteps", () => new AdversarialGame(new Wasserstein()) { GeneratorSteps = 0 }),
        ("GeneratorBatchFactor", () => new AdversarialGame(new Wasserstein()) { GeneratorBatchFactor = 0 }),
        ("Channels", () => new DcganFamily(Channels: 0)),
        ("MaxChannels", () => new DcganFamily(MaxChannels: -1)),
        ("Channels", () => new CnnFamily(Channels: 0)),
        ("MaxChannels", () => new CnnFamily(MaxChannels: 0)),
        ("Channels", () => new ResNetFamily(Channels: 0)),
        ("Limit", () => BlockWidths.Doubling(0)),
        ("GeneratorChannels", () => new ResNetFamily { GeneratorChannels = 0 }),
        ("Samples", () => new PackedFamily(new MlpFamily(), Samples: 0)),
        ("GroupSize", () => new MinibatchDeviationFamily(new MlpFamily(), GroupSize: 0)),
        ("InitialLength", () => new EmbeddedClass { InitialLength = 0 }),
        ("UpMode", () => new DcganFamily { UpMode = (UpMode)9 }),
        ("InitialWeights", () => new DcganFamily { InitialWeights = (WeightLaw)9 }),
        ("Pooling", () => new ResNetFamily { Pooling = (FeaturePooling)9 }),
        ("ClassCount", () => new Concatenation(ClassCount: 0)),
        ("Channels", () => new ResNetTranslation(0)),
        ("Blocks", () => new ResNetTranslation { Blocks = 0 }),
        ("CriticLayers", () => new ResNetTranslation { CriticLayers = 0 }),
        ("Units", () => new MlpTranslation(0)),
        ("Layers", () => new MlpTranslation(Layers: 0)),
        ("AdversarialWeight", () => new CycleGame { AdversarialWeight = -1 }),
        ("CycleWeightA", () => new CycleGame { CycleWeightA = double.NaN }),
        ("CycleWeightB", () => new CycleGame { CycleWeightB = -1 }),
        ("IdentityWeight", () => new CycleGame { IdentityWeight = -1 }),
        ("PoolSize", () => new CycleGame { PoolSize = -1 }),
        ("Scale", () => new Jitter(0.99)),
        ("Scale", () => new Jitter(2.01)),
        ("Scale", () => _ = Jitter.None with { Scale = double.NaN }),
        ("FlipProbability", () => new Jitter(FlipProbability: 1.01)),
        ("FlipProbability", () => _ = Jitter.CycleGan with { FlipProbability = -0.01 }),
        ("Epochs", () => new EpochDecay(0)),
        ("Start", () => new EpochDecay(Start: 1)),
        ("Start", () => new LinearDecay(1)),
        ("Start", () => _ = new LinearDecay() with { Start = -0.1 }),
        ("Decay", () => new ExponentialMovingAverage(1)),
        ("Decay", () => new ExponentialMovingAverage(double.NaN)),
        ("LearningRate", () => new AdamSettings(0)),
        ("LearningRate", () => new RmsPropSettings(double.PositiveInfinity)),
        ("Beta1", () => new AdamSettings(Beta1: 1)),
        ("Beta2", () => new AdamSettings(Beta2: -1)),
        ("Alpha", () => new RmsPropSettings(Alpha: 1)),
        ("Steps", () => new CriticSchedule(0)),
        ("WarmUpIterations", () => new CriticSchedule { WarmUpIterations = -1 }),
        ("BoostEvery", () => new CriticSchedule { BoostEvery = -1 }),
        ("BoostSteps", () => new CriticSchedule { BoostSteps = 0 }),
        ("Weight", () => new GradientPenalty(-1)),
        ("Weight", () => new DivergencePenalty(double.NaN)),
        ("Power", () => new DivergencePenalty(Power: 1)),
        ("Weight", () => new Drift(-1)),
        ("Gamma", () => new ZeroCenteredPenalty(-1)),
        ("Bound", () => new WeightClipping(0)),
        ("PowerIterations", () => new SpectralProjection(0)),
        ("Sigma", () => new InstanceNoise(-1)),
        ("Until", () => new InstanceNoise(Until: 0)),
        ("Until", () => new InstanceNoise(Until: 1.1)),
        ("RealTarget", () => new StandardGan(RealTarget: 0.5)),
        ("Lambda", () => new QuadraticPotential(Lambda: 0)),
        ("Power", () => new QuadraticPotential(Power: 3)),
    ];

    // Fails if a setting reaches libtorch unchecked, which says "negative dimension" long after, or trains to NaN.
    [TestMethod]
    public void A_setting_out_of_its_range_is_refused_where_it_is_stated()
    {
        foreach (var (setting, make) in OutOfRange)
        {
            Assert.AreEqual(setting, Assert.ThrowsExactly<ArgumentOutOfRangeException>(make, $"A wrong {setting} was accepted.").ParamName);
        }
    }
}
