// Each slot of a column is scaled by the smallest and the largest value seen in training.
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: LoadableClass(typeof(NormalizingTransformer), null, typeof(SignatureLoadModel), "Normalizing", "Normalizer")]

namespace Microsoft.ML.Transforms;

public sealed class NormalizingEstimator : IEstimator<NormalizingTransformer>
{
    private readonly (string Output, string Input) _columns;
    private readonly long _maximumExampleCount;
    private readonly bool _fixZero;

    internal NormalizingEstimator(string output, string? input, long maximumExampleCount, bool fixZero)
    {
        ArgumentException.ThrowIfNullOrEmpty(output);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(maximumExampleCount, 1);
        _columns = (output, input ?? output);
        _maximumExampleCount = maximumExampleCount;
        _fixZero = fixZero;
    }

    public NormalizingTransformer Fit(IDataView input)
    {
        DataViewSchema.Column column = SchemaMismatch.Find(input.Schema, _columns.Input);
        int size = NormalizingTransformer.SizeOf(column);
        float[] least = Enumerable.Repeat(float.PositiveInfinity, size).ToArray(), most = Enumerable.Repeat(float.NegativeInfinity, size).ToArray();
        using DataViewRowCursor cursor = input.GetRowCursor([column]);
        ValueGetter<VBuffer<float>> getter = NormalizingTransformer.VectorGetter(cursor, column);
        VBuffer<float> row = default;
        for (long count = 0; count < _maximumExampleCount && cursor.MoveNext(); count++)
        {
            getter(ref row);
            foreach ((int slot, float value) in row.Items(all: true).Where(item => !float.IsNaN(item.Value)))
            {
                least[slot] = Math.Min(least[slot], value);
                most[slot] = Math.Max(most[slot], value);
            }
        }
        float[] offsets = _fixZero ? new float[size] : Array.ConvertAll(least, value => float.IsFinite(value) ? value : 0);
        float[] scales = least.Zip(most, (min, max) => Scale(_fixZero ? Math.Max(Math.Abs(min), Math.Abs(max)) : max - min)).ToArray();
        return new(_columns.Output, _columns.Input, offsets, scales);
    }

    private static float Scale(float range) => range > 0 && float.IsFinite(range) ? 1 / range : 0;

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        SchemaShape.Column input = SchemaMismatch.Find(inputSchema, _columns.Input);
        if (input.Kind == SchemaShape.Column.VectorKind.VariableVector || !input.ItemType.Equals(NumberDataViewType.Single))
            throw SchemaMismatch.Wrong(nameof(inputSchema), "input", input.Name, "known-size vector or scalar of Single", input.GetTypeString());
        SchemaShape annotations = input.Annotations.With(new(SchemaAnnotationsExtensions.Normalized, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, isKey: false));
        return inputSchema.With(new(_columns.Output, input.Kind, input.ItemType, isKey: false, annotations));
    }
}

public sealed class NormalizingTransformer : OneToOneTransformerBase
{
    private static readonly VersionInfo s_version = new("NORMALZR", 0x00010001, 0x00010001, 0x00010001, typeof(NormalizingTransformer).Assembly.FullName!, "Normalizer");
    private readonly float[] _offsets, _scales;

    internal NormalizingTransformer(string output, string input, float[] offsets, float[] scales) : base(output, input)
    {
        _offsets = offsets;
        _scales = scales;
    }

    private NormalizingTransformer(IHostEnvironment env, ModelLoadContext ctx) : base(ctx)
    {
        ctx.CheckAtModel(s_version);
        int size = ctx.Reader.ReadInt32();
        _offsets = Enumerable.Range(0, size).Select(_ => ctx.Reader.ReadSingle()).ToArray();
        _scales = Enumerable.Range(0, size).Select(_ => ctx.Reader.ReadSingle()).ToArray();
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        SaveColumns(ctx, s_version);
        ctx.Writer.Write(_offsets.Length);
        foreach (float value in _offsets.Concat(_scales)) ctx.Writer.Write(value);
    }

    private protected override OutputColumn MakeColumn(DataViewSchema.Column input)
    {
        if (SizeOf(input) != _offsets.Length) throw SchemaMismatch.Wrong("inputSchema", "input", input.Name, $"{_offsets.Length} slots", input.Type.ToString()!);
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(input.Annotations, kind => kind == SchemaAnnotationsExtensions.SlotNames);
        annotations.AddPrimitiveValue(SchemaAnnotationsExtensions.Normalized, BooleanDataViewType.Instance, true);
        return new(new(OutputColumnName, input.Type, annotations.ToAnnotations()), [input.Index],
            row => new(input.Type is VectorDataViewType ? Vector(row.GetGetter<VBuffer<float>>(input)) : Scalar(row.GetGetter<float>(input))));
    }

    private ValueGetter<float> Scalar(ValueGetter<float> getter) => (ref float value) =>
    {
        getter(ref value);
        value = (value - _offsets[0]) * _scales[0];
    };

    private ValueGetter<VBuffer<float>> Vector(ValueGetter<VBuffer<float>> getter)
    {
        VBuffer<float> source = default;
        return (ref VBuffer<float> vector) =>
        {
            getter(ref source);
            var editor = VBufferEditor.Create(ref vector, source.Length);
            source.CopyTo(editor.Values);
            for (int i = 0; i < editor.Values.Length; i++) editor.Values[i] = (editor.Values[i] - _offsets[i]) * _scales[i];
            vector = editor.Commit();
        };
    }

    internal static int SizeOf(DataViewSchema.Column column) => column.Type switch
    {
        VectorDataViewType { IsKnownSize: true } vector when vector.ItemType.Equals(NumberDataViewType.Single) => vector.Size,
        NumberDataViewType number when number.Equals(NumberDataViewType.Single) => 1,
        _ => throw SchemaMismatch.Wrong("inputSchema", "input", column.Name, "known-size vector or scalar of Single", column.Type.ToString()!),
    };

    /// A scalar column read as a vector of one.
    internal static ValueGetter<VBuffer<float>> VectorGetter(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is VectorDataViewType) return row.GetGetter<VBuffer<float>>(column);
        ValueGetter<float> getter = row.GetGetter<float>(column);
        return (ref VBuffer<float> vector) =>
        {
            var editor = VBufferEditor.Create(ref vector, 1);
            getter(ref editor.Values[0]);
            vector = editor.Commit();
        };
    }
}
