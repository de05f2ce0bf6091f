using Microsoft.ML;
using Microsoft.ML.Data;

namespace Door;

internal sealed class ScalingMapper : IRowToRowMapper
{
    private readonly float _mean;

    public ScalingMapper(DataViewSchema input, float mean)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(input);
        builder.AddColumn("Scaled", NumberDataViewType.Single);
        InputSchema = input;
        OutputSchema = builder.ToSchema();
        _mean = mean;
    }

    public DataViewSchema InputSchema { get; }
    public DataViewSchema OutputSchema { get; }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        HashSet<int> wanted = dependingColumns.Select(column => column.Index).ToHashSet();
        return InputSchema.Where(column => wanted.Contains(column.Index) || column.Name == "Value" && wanted.Contains(InputSchema.Count));
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
        => new Row(this, input, activeColumns.Any(column => column.Index == InputSchema.Count));

    internal ValueGetter<float> Getter(DataViewRow input)
    {
        ValueGetter<float> value = input.GetGetter<float>(InputSchema["Value"]);
        return (ref float scaled) =>
        {
            value(ref scaled);
            scaled /= _mean;
        };
    }

    private sealed class Row(ScalingMapper mapper, DataViewRow input, bool active) : DataViewRow
    {
        public override long Position => input.Position;
        public override long Batch => input.Batch;
        public override DataViewSchema Schema => mapper.OutputSchema;
        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();
        public override bool IsColumnActive(DataViewSchema.Column column)
            => column.Index < mapper.InputSchema.Count ? input.IsColumnActive(mapper.InputSchema[column.Index]) : active;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
            => column.Index < mapper.InputSchema.Count ? input.GetGetter<TValue>(mapper.InputSchema[column.Index]) : (ValueGetter<TValue>)(Delegate)mapper.Getter(input);

        protected override void Dispose(bool disposing)
        {
            input.Dispose();
            base.Dispose(disposing);
        }
    }
}
