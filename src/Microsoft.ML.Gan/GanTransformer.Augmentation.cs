using Microsoft.ML.Data;
using Microsoft.ML.Gan.Augmentation;
using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Evaluation;
using Microsoft.ML.Gan.Sampling;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan;

public sealed partial class GanTransformer
{
    /// <summary>Real rows with generated ones after them, to train on. For the middle of a pipeline there is <see cref="GanCatalog.Augment(Trainers.GanTrainer, AugmentOptions)"/>.</summary>
    /// <param name="data">
    /// Rows with the columns of the training data, and any others. Generated rows have the label or condition that they were generated from; in the columns that
    /// the model does not know, they have missing values: NaN in a Single or Double, 0 in other numbers and in keys, false, an empty text, no image; in a vector these in every slot.
    /// </param>
    /// <param name="options">Which rows to add. Default: those that balance the classes, or as many as there are where the model has no labels.</param>
    /// <returns>A view with the columns and annotations of <paramref name="data"/>; it generates while it is read, so this transformer must outlive it.</returns>
    /// <exception cref="ArgumentException">An option is out of its range, or a column is missing or has another type or other keys than in the training; the message names it.</exception>
    /// <exception cref="InvalidOperationException">The rows asked for cannot be had; the message says why.</exception>
    public IDataView Augment(IDataView data, AugmentOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        var copy = (options ?? new AugmentOptions()).CheckedCopy(configuration.Feature.Name, configuration.Condition?.Name);
        configuration.Feature.Check(Column(data.Schema, configuration.Feature.Name));
        configuration.Condition?.Check(Column(data.Schema, configuration.Condition.Name));
        return Augment(data, copy, copy.Plan(RealRows.Count(data, Classes), Learned()));
    }

    /// <summary>As the public method, with the rows to add to each class planned already.</summary>
    internal IDataView Augment(IDataView data, AugmentOptions options, long[] counts)
    {
        using var scope = NewDisposeScope();
        var sampler = Sampler(options.Seed);
        SyntheticDataView View(SyntheticRow[] rows) => new(data.Schema, rows, configuration.Feature, configuration.Condition, sampler);
        Label LabelOf(long row, int rowClass) => configuration.Condition?.Draw(sampler, row, rowClass) ?? default;
        IEnumerable<float> Scores(SyntheticRow[] rows) => Transform(View(rows)).GetColumn<float>(configuration.ScoreColumnName);

        var requirements = new List<Requirement>();
        if (options.MinimumScore is { } minimum) requirements.Add(new("a critic score", Scores, minimum));
        if (options.NearCopyQuantile is { } quantile)
        {
            var real = new NearestRows(Samples(data));
            requirements.Add(new("a distance from the nearest real row", rows => Distances(real, View(rows)), real.Spacing(quantile)));
        }

        var synthetic = View(new Candidates(Classes?.Names, LabelOf, Scores, requirements).Choose(counts, options.RejectedShare));
        return new AppendedDataView(MarkMapper.Mark(data, options.SyntheticColumnName, false), MarkMapper.Mark(synthetic, options.SyntheticColumnName, true));
    }

    private float[] Distances(NearestRows real, IDataView rows)
    {
        using var scope = NewDisposeScope();
        return real.Distances(Samples(rows));
    }

    // The rows' own samples [N,...] in the networks' range.
    private Tensor Samples(IDataView data)
    {
        var column = data.Schema[configuration.Feature.Name];
        using var cursor = data.GetRowCursor([column]);
        var sample = configuration.Feature.Reader(cursor, column);
        using var scope = NewDisposeScope();
        using var rows = new RowChunks<float>([.. gan.Architecture.Shape.Dimensions], ScalarType.Float32);
        while (cursor.MoveNext())
        {
            using var inner = NewDisposeScope();
            sample().contiguous().data<float>().CopyTo(rows.Next());
        }

        return rows.ToTensor().MoveToOuterDisposeScope();
    }

    // The rows of every class in the training, from their shares.
    private RealRows Learned() => new(
        Classes?.Names, Classes is { } label ? [.. label.Frequencies.Select(share => (long)Math.Round(share * Training.Rows))] : [Training.Rows]);

    private static DataViewSchema.Column Column(DataViewSchema schema, string name) => schema.GetColumnOrNull(name)
        ?? throw new ArgumentException($"There is no column '{name}', which the model was trained on. The columns are: {string.Join(", ", schema.Where(c => !c.IsHidden).Select(c => c.Name))}.");
}
