using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;
using Samples;

namespace Augmentation;

/// <summary>Trains the same classifier after every remedy, on one split of the data per seed, and tests it on real rows that nothing has seen.</summary>
internal sealed class Experiment(Problem problem, int iterations)
{
    private const double MaxEntropyTolerance = 1e-4;

    public static IReadOnlyList<Remedy> Remedies { get; } = [new RealOnly(), new Copies(), new Interpolation(), new GanAugmentation()];

    /// <summary>Told what came out of every training.</summary>
    public Action<string> Progress { get; init; } = _ => { };

    /// <summary>The scores of every remedy, one for each seed in order.</summary>
    public IReadOnlyDictionary<Remedy, IReadOnlyList<Scores>> Run(int seeds)
    {
        var results = Remedies.ToDictionary(remedy => remedy, _ => new List<Scores>());
        for (int seed = 1; seed <= seeds; seed++)
        {
            var (train, test) = problem.Split(seed);
            foreach (var remedy in Remedies)
            {
                var scores = Train(remedy, train, test, seed);
                results[remedy].Add(scores);
                Progress($"{problem.Name}: seed {seed} of {seeds}, {remedy.Name}: {string.Join(", ", Figure.All.Select(figure => $"{figure.Name} {figure.Of(scores):0.000}"))}");
            }
        }

        return results.ToDictionary(result => result.Key, result => (IReadOnlyList<Scores>)result.Value);
    }

    private Scores Train(Remedy remedy, IReadOnlyList<LabelledSample> train, IReadOnlyList<LabelledSample> test, int seed)
    {
        var mlContext = new MLContext(seed);
        double start = ProcessorSeconds();
        // One chain: ML.NET shows the generated rows to the steps of the same chain only.
        var pipeline = new EstimatorChain<ITransformer>().Append<ITransformer>(mlContext.Transforms.Conversion.MapValueToKey("Label", keyOrdinality: Microsoft.ML.Transforms.ValueToKeyMappingEstimator.KeyOrdinality.ByValue));
        if (remedy.Step(mlContext, problem, iterations, train.Count) is { } step) pipeline = pipeline.Append(step);
        var classifier = mlContext.MulticlassClassification.Trainers.LbfgsMaximumEntropy(optimizationTolerance: (float)MaxEntropyTolerance);
        var model = pipeline.Append(problem.Features(mlContext)).Append(classifier).Fit(problem.View(mlContext, remedy.Rows(train, new Random(seed))));
        using var owner = model as IDisposable;
        double seconds = ProcessorSeconds() - start;
        return Scores.Of(model.Transform(problem.View(mlContext, test)), problem.RareClass, seconds);
    }

    private static double ProcessorSeconds()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }
}
