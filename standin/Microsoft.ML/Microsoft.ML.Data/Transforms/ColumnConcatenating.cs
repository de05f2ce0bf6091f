// Several columns of one item type become one vector.
using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(ColumnConcatenatingTransformer), null, typeof(SignatureLoadModel), "Concat Transform", "ConcatTransform")]

namespace Microsoft.ML.Data
{
    public sealed class ColumnConcatenatingTransformer : RowToRowTransformerBase
    {
        private static readonly VersionInfo s_version = new("CONCAT F", 0x00010003, 0x00010003, 0x00010003, typeof(ColumnConcatenatingTransformer).Assembly.FullName!, "ConcatTransform");
        private readonly string _output;
        private readonly string[] _inputs;

        internal ColumnConcatenatingTransformer(string output, string[] inputs)
        {
            _output = output;
            _inputs = inputs;
        }

        private ColumnConcatenatingTransformer(IHostEnvironment env, ModelLoadContext ctx)
        {
            ctx.CheckAtModel(s_version);
            _output = ctx.Reader.ReadString();
            _inputs = Enumerable.Range(0, ctx.Reader.ReadInt32()).Select(_ => ctx.Reader.ReadString()).ToArray();
        }

        private protected override void SaveModel(ModelSaveContext ctx)
        {
            ctx.SetVersionInfo(s_version);
            ctx.Writer.Write(_output);
            ctx.Writer.Write(_inputs.Length);
            foreach (string input in _inputs) ctx.Writer.Write(input);
        }

        private protected override IEnumerable<OutputColumn> MakeColumns(DataViewSchema input)
        {
            DataViewSchema.Column[] sources = _inputs.Select(name => SchemaMismatch.Find(input, name)).ToArray();
            DataViewType item = ItemOf(sources[0].Type);
            if (Array.Find(sources, c => !ItemOf(c.Type).Equals(item)) is { Name: not null } odd)
                throw SchemaMismatch.Wrong("inputSchema", "input", odd.Name, item.ToString()!, odd.Type.ToString()!);
            if (item is not PrimitiveDataViewType primitive || item is KeyDataViewType)
                throw SchemaMismatch.Wrong("inputSchema", "input", sources[0].Name, "a primitive type that is no key", item.ToString()!);
            int[] sizes = sources.Select(c => (c.Type as VectorDataViewType)?.Size ?? 1).ToArray();
            var type = new VectorDataViewType(primitive, sizes.Contains(0) ? 0 : sizes.Sum());
            MethodInfo bind = typeof(ColumnConcatenatingTransformer).GetMethod(nameof(Bind), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(item.RawType);
            yield return new(new(_output, type, Annotations(sources, type)), sources.Select(c => c.Index).ToArray(), row => new((Delegate)bind.Invoke(null, [row, sources])!));
        }

        private static DataViewType ItemOf(DataViewType type) => (type as VectorDataViewType)?.ItemType ?? type;

        private static DataViewSchema.Annotations Annotations(DataViewSchema.Column[] sources, VectorDataViewType type)
        {
            var builder = new DataViewSchema.Annotations.Builder();
            if (Array.TrueForAll(sources, c => c.IsNormalized())) builder.AddPrimitiveValue(SchemaAnnotationsExtensions.Normalized, BooleanDataViewType.Instance, true);
            ReadOnlyMemory<char>[] names = type.IsKnownSize ? sources.SelectMany(SlotNames).ToArray() : [];
            if (Array.Exists(names, name => name.Length > 0)) builder.AddVector(SchemaAnnotationsExtensions.SlotNames, TextDataViewType.Instance, names);
            return builder.ToAnnotations();
        }

        private static IEnumerable<ReadOnlyMemory<char>> SlotNames(DataViewSchema.Column column)
        {
            if (column.Type is not VectorDataViewType vector) return [column.Name.AsMemory()];
            if (!column.HasSlotNames()) return new ReadOnlyMemory<char>[vector.Size];
            VBuffer<ReadOnlyMemory<char>> slots = default;
            column.GetSlotNames(ref slots);
            return slots.DenseValues().Select(slot => slot.Length == 0 ? slot : $"{column.Name}.{slot}".AsMemory()).ToList();
        }

        private static ValueGetter<VBuffer<T>> Bind<T>(DataViewRow row, DataViewSchema.Column[] sources)
        {
            Action<List<T>>[] readers = sources.Select(column => column.Type is VectorDataViewType ? Many(row.GetGetter<VBuffer<T>>(column)) : One(row.GetGetter<T>(column))).ToArray();
            var items = new List<T>();
            return (ref VBuffer<T> vector) =>
            {
                items.Clear();
                Array.ForEach(readers, read => read(items));
                var editor = VBufferEditor.Create(ref vector, items.Count);
                items.CopyTo(editor.Values);
                vector = editor.Commit();
            };
        }

        private static Action<List<T>> One<T>(ValueGetter<T> getter)
        {
            T value = default!;
            return items =>
            {
                getter(ref value);
                items.Add(value);
            };
        }

        private static Action<List<T>> Many<T>(ValueGetter<VBuffer<T>> getter)
        {
            VBuffer<T> values = default;
            return items =>
            {
                getter(ref values);
                items.AddRange(values.DenseValues());
            };
        }
    }
}

namespace Microsoft.ML.Transforms
{
    public sealed class ColumnConcatenatingEstimator : IEstimator<ColumnConcatenatingTransformer>
    {
        private readonly string _output;
        private readonly string[] _inputs;

        internal ColumnConcatenatingEstimator(string output, string[] inputs)
        {
            ArgumentException.ThrowIfNullOrEmpty(output);
            if (inputs is not { Length: > 0 }) throw new ArgumentException("Concatenating needs at least one column", nameof(inputs));
            _output = output;
            _inputs = inputs;
        }

        public ColumnConcatenatingTransformer Fit(IDataView input)
        {
            var transformer = new ColumnConcatenatingTransformer(_output, _inputs);
            transformer.GetOutputSchema(input.Schema);
            return transformer;
        }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema)
        {
            SchemaShape.Column[] inputs = _inputs.Select(name => SchemaMismatch.Find(inputSchema, name)).ToArray();
            bool variable = Array.Exists(inputs, c => c.Kind == SchemaShape.Column.VectorKind.VariableVector);
            return inputSchema.With(new(_output, variable ? SchemaShape.Column.VectorKind.VariableVector : SchemaShape.Column.VectorKind.Vector, inputs[0].ItemType, isKey: false));
        }
    }
}
