using Microsoft.ML.Gan.Trainers;

namespace Microsoft.ML.Gan;

public sealed partial class GanCatalog
{
    /// <summary>Trains a CycleGAN, which turns values of one column into values of another; the rows need not belong together.</summary>
    /// <param name="columnNameA">Domain A: an image column, or a vector of Single of known size.</param>
    /// <param name="columnNameB">Domain B, of the same kind; images of the same height and width, which are multiples of 4.</param>
    /// <param name="iterations">Updates of the translators, at least 1.</param>
    /// <param name="batchSize">Rows of each domain in a batch, at least 1 and at most the number of its training rows.</param>
    public CycleGanTrainer CycleGan(
        string columnNameA = CycleGanTrainer.DefaultColumnNameA,
        string columnNameB = CycleGanTrainer.DefaultColumnNameB,
        int iterations = TrainingOptions.DefaultIterations,
        int batchSize = CycleGanTrainer.DefaultBatchSize) =>
        CycleGan(new CycleGanTrainer.Options { ColumnNameA = columnNameA, ColumnNameB = columnNameB, Iterations = iterations, BatchSize = batchSize });

    /// <summary>Trains a CycleGAN, with every setting open.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range; the message names it.</exception>
    public CycleGanTrainer CycleGan(CycleGanTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new CycleGanTrainer(mlContext, options);
    }
}
