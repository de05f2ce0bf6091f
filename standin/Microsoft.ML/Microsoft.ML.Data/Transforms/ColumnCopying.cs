// A column under another name.
using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: LoadableClass(typeof(ColumnCopyingTransformer), null, typeof(SignatureLoadModel), "Copy Columns Transform", "CopyTransform")]

namespace Microsoft.ML.Transforms;

public sealed class ColumnCopyingEstimator : TrivialEstimator<ColumnCopyingTransformer>
{
    internal ColumnCopyingEstimator(ColumnCopyingTransformer transformer) : base(transformer) { }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        SchemaShape.Column input = SchemaMismatch.Find(inputSchema, Transformer.InputColumnName);
        return inputSchema.With(new(Transformer.OutputColumnName, input.Kind, input.ItemType, input.IsKey, input.Annotations));
    }
}

public sealed class ColumnCopyingTransformer : OneToOneTransformerBase
{
    private static readonly VersionInfo s_version = new("COPYCOLT", 0x00010001, 0x00010001, 0x00010001, typeof(ColumnCopyingTransformer).Assembly.FullName!, "CopyTransform");

    internal ColumnCopyingTransformer(string output, string input) : base(output, input) { }

    private ColumnCopyingTransformer(IHostEnvironment env, ModelLoadContext ctx) : base(ctx) => ctx.CheckAtModel(s_version);

    private protected override void SaveModel(ModelSaveContext ctx) => SaveColumns(ctx, s_version);

    private protected override OutputColumn MakeColumn(DataViewSchema.Column input)
    {
        MethodInfo bind = typeof(DataViewRow).GetMethod(nameof(DataViewRow.GetGetter))!.MakeGenericMethod(input.Type.RawType);
        return new(new(OutputColumnName, input.Type, input.Annotations), [input.Index], row => new((Delegate)bind.Invoke(row, [input])!));
    }
}
