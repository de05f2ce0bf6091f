using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Evaluation.Extractors;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation.Classification;

/// <summary>
/// A small classifier trained on labelled data: convolutions for images, a fully connected network for vectors, then a layer of 64 features and one of
/// class logits. The same data, settings and seed give the same classifier.
/// </summary>
public sealed class TrainedClassifier : IDisposable
{
    private readonly ClassifierModel model;
    private readonly ModuleFeatures features, logits;

    private TrainedClassifier(ClassifierModel model, string id)
    {
        this.model = model;
        model.Features.Freeze();
        model.Head.Freeze();
        features = new ModuleFeatures(model.Features, id);
        logits = new ModuleFeatures(nn.Sequential(model.Features, model.Head), id);
    }

    /// <summary>The layer before the last, as an extractor; it lives as long as the classifier.</summary>
    public FeatureExtractor Features => features;

    /// <summary>Trains a classifier.</summary>
    /// <param name="data">Samples with labels of at least two classes.</param>
    /// <param name="settings">How long and how. Default: 200 steps.</param>
    /// <param name="seed">Initial weights and order of the samples.</param>
    /// <param name="cancellation">Ends the training.</param>
    /// <exception cref="ArgumentException">The data has no labels, or one class only.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    public static TrainedClassifier Train(Dataset data, ClassifierSettings? settings = null, int seed = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        int found = data.ClassFrequencies.Count(share => share > 0);
        if (found < 2) throw new ArgumentException($"A classifier needs samples of at least 2 classes; found {found}.", nameof(data));
        settings ??= new ClassifierSettings();
        using var random = new RandomStreams(seed);
        var model = new ClassifierModel(data.Shape, data.ClassFrequencies.Count, settings, random.Weights);
        try
        {
            var training = new TrainingSettings
            {
                Iterations = settings.Steps, BatchSize = (int)Math.Min(settings.BatchSize, data.Count), Schedule = new LinearDecay(0.5),
            };
            using var loop = new TrainingLoop(model, data, training, random, CPU);
            loop.Run(cancellation: cancellation);
            cancellation.ThrowIfCancellationRequested();
            return new TrainedClassifier(model, $"classifier trained on {data.Count} samples, {settings.Steps} steps, seed {seed}");
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>The logits [N,K] of all samples of a data set, of the classes that the training data counts.</summary>
    public Tensor Logits(Dataset data) => logits.Extract(data);

    /// <summary>The likeliest class of every sample.</summary>
    public long[] Predict(Dataset data)
    {
        using var scope = NewDisposeScope();
        return Logits(data).argmax(1).data<long>().ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        features.Dispose();
        logits.Dispose();
        model.Dispose();
    }
}
