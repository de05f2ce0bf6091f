// The keys of a column become the values its KeyValues annotation gives them.
using System.Numerics;
using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: LoadableClass(typeof(KeyToValueMappingTransformer), null, typeof(SignatureLoadModel), "Key To Value Transform", "KeyToValueTransform")]

namespace Microsoft.ML.Transforms;

public sealed class KeyToValueMappingEstimator : TrivialEstimator<KeyToValueMappingTransformer>
{
    internal KeyToValueMappingEstimator(KeyToValueMappingTransformer transformer) : base(transformer) { }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        SchemaShape.Column input = SchemaMismatch.Find(inputSchema, Transformer.InputColumnName);
        if (!input.IsKey || !input.Annotations.TryFindColumn(SchemaAnnotationsExtensions.KeyValues, out SchemaShape.Column values))
            throw SchemaMismatch.Wrong(nameof(inputSchema), "input", input.Name, "key type with KeyValues annotation", input.GetTypeString());
        return inputSchema.With(new(Transformer.OutputColumnName, input.Kind, values.ItemType, isKey: false));
    }
}

public sealed class KeyToValueMappingTransformer : OneToOneTransformerBase
{
    private static readonly VersionInfo s_version = new("KEY2VALT", 0x00010001, 0x00010001, 0x00010001, typeof(KeyToValueMappingTransformer).Assembly.FullName!, "KeyToValueTransform");

    internal KeyToValueMappingTransformer(string output, string? input) : base(output, input) { }

    private KeyToValueMappingTransformer(IHostEnvironment env, ModelLoadContext ctx) : base(ctx) => ctx.CheckAtModel(s_version);

    private protected override void SaveModel(ModelSaveContext ctx) => SaveColumns(ctx, s_version);

    private protected override OutputColumn MakeColumn(DataViewSchema.Column input)
    {
        if (input.Type is not KeyDataViewType || input.Annotations.Schema.GetColumnOrNull(SchemaAnnotationsExtensions.KeyValues)?.Type is not VectorDataViewType values)
            throw SchemaMismatch.Wrong("inputSchema", "input", input.Name, "key type with KeyValues annotation", input.Type.ToString()!);
        MethodInfo bind = typeof(KeyToValueMappingTransformer).GetMethod(nameof(Bind), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(input.Type.RawType, values.ItemType.RawType);
        return new(new(OutputColumnName, values.ItemType), [input.Index], row => new((Delegate)bind.Invoke(null, [row, input])!));
    }

    private static ValueGetter<TValue> Bind<TKey, TValue>(DataViewRow row, DataViewSchema.Column column) where TKey : struct, IBinaryInteger<TKey>
    {
        VBuffer<TValue> names = default;
        column.GetKeyValues(ref names);
        TValue[] values = names.DenseValues().ToArray();
        TValue missing = default(TValue) switch { float => (TValue)(object)float.NaN, double => (TValue)(object)double.NaN, _ => default! };
        ValueGetter<TKey> getter = row.GetGetter<TKey>(column);
        TKey key = default;
        return (ref TValue value) =>
        {
            getter(ref key);
            ulong index = ulong.CreateTruncating(key) - 1;
            value = index < (ulong)values.Length ? values[index] : missing;
        };
    }
}
