using Microsoft.ML.Data;
using Microsoft.ML.Gan.Data;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>The rows of an evaluation in memory: images as bytes, and vectors with every slot standardised over the real rows. It owns them.</summary>
internal sealed record EvaluationData(Dataset Real, Dataset Synthetic, Dataset? Training, IReadOnlyList<string>? ClassNames) : IDisposable
{
    /// <summary>Reads all views once; of the columns only those that are compared are active.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column of the real rows is missing or has a type that is not accepted.</exception>
    /// <exception cref="ArgumentException">The views' columns differ, a view has no rows, or the real samples are all the same.</exception>
    /// <exception cref="InvalidOperationException">A row cannot be used; the message says which, and why.</exception>
    public static EvaluationData Read(IDataView real, IDataView synthetic, EvaluateOptions options)
    {
        CheckSchemas(real, synthetic, options);
        using var scope = NewDisposeScope();
        var ofReal = EvaluatedRows.Read(real, "real", options, options.LabelColumnName, known: null);
        var ofSynthetic = EvaluatedRows.Read(synthetic, "synthetic", options, options.LabelColumnName, ofReal.Label);
        var ofTraining = options.TrainingData is { } training ? EvaluatedRows.Read(training, "training", options, labelColumnName: null, known: null) : null;
        EvaluatedRows[] all = ofTraining is null ? [ofReal, ofSynthetic] : [ofReal, ofSynthetic, ofTraining];
        foreach (var rows in all) CheckSamples(ofReal, rows, options.FeatureColumnName);

        var prepare = Preparation(ofReal.Samples, all.All(rows => rows.IsGrey));
        int classes = ofReal.Label?.Values.Length ?? 0;
        return new EvaluationData(
            new Dataset(prepare(ofReal.Samples), ofReal.Classes, classes), new Dataset(prepare(ofSynthetic.Samples), ofSynthetic.Classes, classes),
            ofTraining is null ? null : new Dataset(prepare(ofTraining.Samples)), ofReal.Label?.Names);
    }

    public void Dispose()
    {
        Real.Dispose();
        Synthetic.Dispose();
        Training?.Dispose();
    }

    private static void CheckSchemas(IDataView real, IDataView synthetic, EvaluateOptions options)
    {
        var shape = InputSchema.ShapeOf(real.Schema);
        InputSchema.Feature(shape, options.FeatureColumnName);
        var feature = real.Schema[options.FeatureColumnName];
        CheckSame(feature, synthetic, "synthetic");
        if (options.TrainingData is { } training) CheckSame(feature, training, "training");
        if (options.LabelColumnName is not { } label) return;
        InputSchema.CheckLabel(shape, label);
        CheckSame(real.Schema[label], synthetic, "synthetic");
    }

    private static void CheckSame(DataViewSchema.Column column, IDataView other, string side)
    {
        if (other.Schema.GetColumnOrNull(column.Name) is not { } found)
            throw new ArgumentException($"The {side} rows have no column '{column.Name}', which the real rows have. Their columns are: {string.Join(", ", other.Schema.Where(c => !c.IsHidden).Select(c => c.Name))}.");
        // The sizes of images and the number of keys may differ in the types; whether they do in the rows is seen when they are read.
        if (!InputSchema.IsAlike(found.Type, column.Type))
            throw new ArgumentException($"The column '{column.Name}' is {found.Type} in the {side} rows, but {column.Type} in the real rows.");
    }

    private static void CheckSamples(EvaluatedRows real, EvaluatedRows rows, string column)
    {
        if (!rows.Samples.shape.Skip(1).SequenceEqual(real.Samples.shape.Skip(1)))
        {
            throw new ArgumentException(
                $"The column '{column}' has images of {Size(rows.Samples)} in the {rows.Side} rows, but of {Size(real.Samples)} in the real rows; ResizeImages brings them to one size.");
        }

        if (rows == real && (bool)real.Samples.eq(real.Samples[0]).all())
            throw new ArgumentException($"The column '{column}' is constant: all {real.Samples.shape[0]} real rows have the same value, so there is nothing to compare.");
    }

    private static ImageSize Size(Tensor images) => new((int)images.shape[2], (int)images.shape[3]);

    private static Func<Tensor, Tensor> Preparation(Tensor real, bool isGrey)
    {
        if (real.dim() == 4) return images => isGrey ? images.narrow(1, 0, 1).contiguous() : images;
        Tensor mean = real.@double().mean([0]), deviation = real.@double().std(0, unbiased: false);
        var divisor = deviation.add(deviation.eq(0));
        return vectors => vectors.@double().sub(mean).div(divisor).to(ScalarType.Float32);
    }
}
