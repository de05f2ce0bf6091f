namespace Microsoft.ML.Gan.Sampling;

/// <summary>What identifies a row for sampling: its index, or any other 128 bits that are the row's own.</summary>
public readonly record struct RowId(ulong Low, ulong High = 0)
{
    /// <summary>The id of row <paramref name="index"/> (0-based).</summary>
    public static implicit operator RowId(long index) => new((ulong)index);
}
