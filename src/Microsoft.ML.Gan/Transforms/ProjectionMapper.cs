using Microsoft.ML.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Sampling;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>Adds to rows of one schema the nearest generated sample, its latent and its distance.</summary>
internal sealed class ProjectionMapper : AddingMapper
{
    private readonly GanConfiguration configuration;
    private readonly ProjectionOptions options;
    private readonly LatentProjection projection;
    private readonly ModelInput model;
    private readonly int latentSize;

    public ProjectionMapper(DataViewSchema inputSchema, TrainedGan gan, GanConfiguration configuration, ProjectionOptions options) : base(inputSchema,
        new(options.ProjectedColumnName, configuration.Feature.Type, configuration.Feature.Annotations),
        new(options.LatentColumnName, new VectorDataViewType(NumberDataViewType.Single, gan.Architecture.LatentSize)),
        new(options.DistanceColumnName, NumberDataViewType.Single))
    {
        (this.configuration, this.options, latentSize) = (configuration, options, gan.Architecture.LatentSize);
        projection = new LatentProjection(gan, options.Settings, options.Seed ?? configuration.Training.Seed);
        model = new ModelInput(inputSchema, configuration);
    }

    protected override IEnumerable<DataViewSchema.Column> Needed(DataViewSchema.Column added) => model.SampleColumns;

    protected override Lazy<Delegate>[] Added(DataViewRow input)
    {
        var projected = new Lazy<RowValue<ProjectedSample>>(() => new(input, Projection(input)));
        return
        [
            new(() => Sample(projected.Value)),
            new(() => Latent(projected.Value)),
            new(() => Distance(projected.Value)),
        ];
    }

    private Func<ProjectedSample> Projection(DataViewRow input)
    {
        var label = model.Label(input, options.DistanceColumnName);
        var sample = model.Sample(input, options.DistanceColumnName);
        var id = input.GetIdGetter();
        DataViewRowId row = default;
        return () =>
        {
            using var scope = NewDisposeScope();
            id(ref row);
            return projection.Of(sample(), new RowId(row.Low, row.High), label?.Invoke() ?? default);
        };
    }

    private Delegate Sample(RowValue<ProjectedSample> projected) => configuration.Feature.Getter(() => projected.Value.Sample);

    private ValueGetter<VBuffer<float>> Latent(RowValue<ProjectedSample> projected) => (ref VBuffer<float> value) =>
    {
        var editor = VBufferEditor.Create(ref value, latentSize);
        projected.Value.Latent.CopyTo(editor.Values);
        value = editor.Commit();
    };

    private static ValueGetter<float> Distance(RowValue<ProjectedSample> projected) => (ref float value) => value = (float)projected.Value.Distance;
}
