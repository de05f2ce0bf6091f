using System.Runtime.CompilerServices;
using Door;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: IgnoresAccessChecksTo("Microsoft.ML.Core")]
[assembly: LoadableClass(typeof(ScalingTransformer), null, typeof(SignatureLoadModel), "Scaling", ScalingTransformer.LoaderSignature)]

namespace Door;

/// <summary>Adds Scaled = Value / mean; while a chain is being fitted it shows the estimators after it every row twice.</summary>
public sealed class ScalingTransformer : ITransformer, ITransformerWithDifferentMappingAtTrainingTime
{
    internal const string LoaderSignature = "DoorScaling";
    private static readonly VersionInfo s_version = new("DOORSCAL", 1, 1, 1, typeof(ScalingTransformer).Assembly.GetName().Name!, LoaderSignature);
    private readonly float _mean;

    internal ScalingTransformer(float mean) => _mean = mean;

    private ScalingTransformer(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(s_version);
        float mean = 0;
        if (!ctx.TryLoadBinaryStream("Mean", reader => mean = reader.ReadSingle())) throw new FormatException($"{env.ContextDescription}: no Mean");
        _mean = mean;
    }

    public bool IsRowToRowMapper => true;

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(s_version);
        ctx.SaveBinaryStream("Mean", writer => writer.Write(_mean));
    }

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => new ScalingMapper(inputSchema, _mean).OutputSchema;
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new ScalingMapper(inputSchema, _mean);
    public IDataView Transform(IDataView input) => new ScaledView(input, new ScalingMapper(input.Schema, _mean), times: 1);
    IDataView ITransformerWithDifferentMappingAtTrainingTime.TransformForTrainingPipeline(IDataView input)
        => new ScaledView(input, new ScalingMapper(input.Schema, _mean), times: 2);
}
