using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Gan;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Trainers;
using Samples;
using Microsoft.ML.Gan.Training;

namespace Augmentation;

/// <summary>Vectors of numbers; the classifier sees them scaled.</summary>
internal sealed class VectorProblem : Problem
{
    public override IDataView View(MLContext mlContext, IEnumerable<LabelledSample> samples)
    {
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Values)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Samples[0].Values.Length);
        return mlContext.Data.LoadFromEnumerable(samples.Select(sample => new Row { Values = sample.Values, Label = sample.Label }).ToList(), schema);
    }

    public override IEstimator<ITransformer> Features(MLContext mlContext) => mlContext.Transforms.NormalizeMinMax("Features", nameof(Row.Values));

    public override GanTrainer Gan(MLContext mlContext, int iterations, int count) => mlContext.Gan().WganGp(new WganGpTrainer.Options
    {
        FeatureColumnName = nameof(Row.Values),
        LabelColumnName = nameof(Row.Label),
        BalanceClasses = true,
        Network = new MlpFamily(Units: 64),
        LatentSize = 16,
        GradientPenaltyWeight = 1,
        CriticSteps = 3,
        LearningRate = 5e-4,
        Schedule = new LinearDecay(),
        EmaDecay = 0.99,
        Iterations = iterations,
        BatchSize = Math.Min(MaxBatch, count),
    });

    private sealed class Row
    {
        public float[] Values { get; init; } = [];

        public string Label { get; init; } = "";
    }
}
