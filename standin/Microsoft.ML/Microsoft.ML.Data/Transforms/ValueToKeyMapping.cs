// The values of a column become keys: the position of each among the distinct values seen in training.
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: LoadableClass(typeof(ValueToKeyMappingTransformer), null, typeof(SignatureLoadModel), "Term Transform", "TermTransform")]

namespace Microsoft.ML.Transforms;

public sealed class ValueToKeyMappingEstimator : IEstimator<ValueToKeyMappingTransformer>
{
    private readonly (string Output, string Input) _columns;
    private readonly int _maximum;
    private readonly KeyOrdinality _ordinality;
    private readonly bool _asText;
    private readonly IDataView? _keyData;

    internal ValueToKeyMappingEstimator(string output, string? input, int maximum, KeyOrdinality ordinality, bool asText, IDataView? keyData)
    {
        ArgumentException.ThrowIfNullOrEmpty(output);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximum);
        _columns = (output, input ?? output);
        _maximum = maximum;
        _ordinality = ordinality;
        _asText = asText;
        _keyData = keyData;
    }

    public enum KeyOrdinality : byte
    {
        ByOccurrence = 0,
        ByValue = 1,
    }

    public ValueToKeyMappingTransformer Fit(IDataView input)
    {
        DataViewSchema.Column column = SchemaMismatch.Find(input.Schema, _columns.Input);
        (IDataView data, DataViewSchema.Column source) = _keyData == null ? (input, column) : (_keyData, _keyData.Schema[0]);
        if (source.Type is not PrimitiveDataViewType || !source.Type.Equals(column.Type))
            throw SchemaMismatch.Wrong(nameof(input), "input", source.Name, "a primitive type", source.Type.ToString()!);
        return new(_columns.Output, _columns.Input, KeyVocabulary.Collect(data, source, _maximum, _ordinality), _asText);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        SchemaShape.Column input = SchemaMismatch.Find(inputSchema, _columns.Input);
        DataViewType names = _asText ? TextDataViewType.Instance : input.ItemType;
        var annotations = new SchemaShape([new(SchemaAnnotationsExtensions.KeyValues, SchemaShape.Column.VectorKind.Vector, names, isKey: false)]);
        return inputSchema.With(new(_columns.Output, input.Kind, NumberDataViewType.UInt32, isKey: true, annotations));
    }
}

public sealed class ValueToKeyMappingTransformer : OneToOneTransformerBase
{
    private static readonly VersionInfo s_version = new("TERMTRNF", 0x00010003, 0x00010003, 0x00010003, typeof(ValueToKeyMappingTransformer).Assembly.FullName!, "TermTransform");
    private readonly KeyVocabulary _vocabulary;
    private readonly bool _asText;

    internal ValueToKeyMappingTransformer(string output, string input, KeyVocabulary vocabulary, bool asText) : base(output, input)
    {
        _vocabulary = vocabulary;
        _asText = asText;
    }

    private ValueToKeyMappingTransformer(IHostEnvironment env, ModelLoadContext ctx) : base(ctx)
    {
        ctx.CheckAtModel(s_version);
        _asText = ctx.Reader.ReadBoolean();
        _vocabulary = KeyVocabulary.Read(ctx.Reader);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        SaveColumns(ctx, s_version);
        ctx.Writer.Write(_asText);
        _vocabulary.Write(ctx.Writer);
    }

    private protected override OutputColumn MakeColumn(DataViewSchema.Column input)
    {
        if (!input.Type.Equals(_vocabulary.ItemType)) throw SchemaMismatch.Wrong("inputSchema", "input", input.Name, _vocabulary.ItemType.ToString()!, input.Type.ToString()!);
        var type = new KeyDataViewType(typeof(uint), Math.Max(1, _vocabulary.Count));
        return new(new(OutputColumnName, type, _vocabulary.Annotations(_asText)), [input.Index], row => new(_vocabulary.KeyGetter(row, input)));
    }
}
