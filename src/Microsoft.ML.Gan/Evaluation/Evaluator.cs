using Microsoft.ML.Gan.Evaluation.Reports;
using Microsoft.ML.Gan.Trainers;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>Reads views and has them measured, with a line in the log about each step.</summary>
internal static class Evaluator
{
    public static GanMetrics Run(MLContext mlContext, IDataView real, IDataView synthetic, EvaluateOptions options)
    {
        var host = ((IHostEnvironment)mlContext).Register(nameof(GanCatalog.Evaluate));
        using var channel = host.Start(nameof(GanCatalog.Evaluate));
        using var threads = new ThreadCount(options.Threads);
        int seed = options.Seed ?? host.Rand.Next();
        using var data = EvaluationData.Read(real, synthetic, options);
        channel.Info(MessageSensitivity.None, $"Comparing {data.Synthetic.Count} synthetic samples of {data.Real.Shape} with {data.Real.Count} real ones; seed {seed}.");
        return GanEvaluation.Run(
            data.Real, data.Synthetic, data.Training, options.Settings(seed, data.ClassNames),
            line => channel.Info(MessageSensitivity.None, line), options.CancellationToken);
    }
}
