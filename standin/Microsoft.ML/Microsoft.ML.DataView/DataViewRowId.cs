// 128 bits that identify a row across cursors, whatever the order.
using System.Globalization;

namespace Microsoft.ML.Data;

public readonly struct DataViewRowId(ulong low, ulong high) : IEquatable<DataViewRowId>
{
    public readonly ulong Low = low;
    public readonly ulong High = high;

    public bool Equals(DataViewRowId other) => Low == other.Low && High == other.High;
    public override bool Equals(object? obj) => obj is DataViewRowId other && Equals(other);
    public override int GetHashCode() => HashCode.Combine(Low, High);
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{High:x16}{Low:x16}");
}
