using Microsoft.ML.Gan.Evaluation.Extractors;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation.Classification;

/// <summary>A classifier as the training loop sees it: one phase, the cross entropy of its logits and the labels.</summary>
internal sealed class ClassifierModel : GanModel
{
    private const int FeatureCount = 64;

    public ClassifierModel(SampleShape shape, int classCount, ClassifierSettings settings, Generator random)
    {
        Features = CreateFeatures(shape, random);
        Head = nn.Linear(FeatureCount, classCount).GlorotUniform(random);
        Description = $"classifier of {classCount} classes; {shape}; {settings}";
        Phases = [new Phase("Classifier", [Features, Head], new AdamSettings(settings.LearningRate, 0.9, 0.999), Loss)];
    }

    /// <summary>Samples to features [N,64].</summary>
    public nn.Module<Tensor, Tensor> Features { get; }

    /// <summary>Features to logits [N,K].</summary>
    public nn.Module<Tensor, Tensor> Head { get; }

    public override IReadOnlyList<Phase> Phases { get; }

    public override IReadOnlyList<(string Name, nn.Module Network)> Networks => [("features", Features), ("head", Head)];

    public override IReadOnlyList<(nn.Module Source, nn.Module Average)> Averages => [];

    public override string Description { get; }

    private static nn.Module<Tensor, Tensor> CreateFeatures(SampleShape shape, Generator random)
    {
        if (shape is not ImageShape image) return new MlpFamily(FeatureCount, 2).CreateCritic(shape, random).Features;
        return nn.Sequential(
        [
            .. Convolutions.Create(image, FeatureCount, random),
            nn.Flatten(), nn.Linear(Convolutions.Size(image, FeatureCount), FeatureCount).HeNormal(random), nn.ReLU(),
        ]);
    }

    private Tensor Loss(TrainingStep step)
    {
        var batch = step.NextBatch();
        return nn.functional.cross_entropy(Head.call(Features.call(batch.Samples)), Require.Labels(batch.Labels));
    }
}
