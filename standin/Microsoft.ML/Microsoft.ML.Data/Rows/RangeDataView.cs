// The rows whose number in a column lies in [lower, upper); a missing number lies nowhere.
namespace Microsoft.ML.Data;

internal sealed class RangeDataView(IDataView input, DataViewSchema.Column column, double lower, double upper) : FilteredDataView(input)
{
    protected override IEnumerable<DataViewSchema.Column> Tested => [column];

    protected override Func<bool> Test(DataViewRow row) => column.Type.RawType == typeof(float) ? Test<float>(row, value => value) : Test<double>(row, value => value);

    private Func<bool> Test<T>(DataViewRow row, Func<T, double> number)
    {
        ValueGetter<T> getter = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            getter(ref value);
            return number(value) >= lower && number(value) < upper;
        };
    }
}
