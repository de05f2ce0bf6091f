using System.Globalization;
using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Gan.Data;

/// <summary>A type that a label may have. Whatever it is, a label is a whole number here: a key's 1-based value, a number, or 0 and 1 for a Boolean.</summary>
internal abstract class LabelType
{
    private static readonly LabelType[] All =
    [
        new BooleanLabel(),
        new NumberLabel<sbyte>(NumberDataViewType.SByte), new NumberLabel<byte>(NumberDataViewType.Byte),
        new NumberLabel<short>(NumberDataViewType.Int16), new NumberLabel<ushort>(NumberDataViewType.UInt16),
        new NumberLabel<int>(NumberDataViewType.Int32), new NumberLabel<uint>(NumberDataViewType.UInt32),
        new NumberLabel<long>(NumberDataViewType.Int64), new NumberLabel<ulong>(NumberDataViewType.UInt64),
        new NumberLabel<float>(NumberDataViewType.Single), new NumberLabel<double>(NumberDataViewType.Double),
    ];

    /// <summary>The type in a data view; a key's is that of the number that it is stored as.</summary>
    public abstract PrimitiveDataViewType ItemType { get; }

    /// <summary>The type of a data view type's values, or null where labels cannot have it.</summary>
    public static LabelType? Find(DataViewType type) =>
        type is KeyDataViewType ? All.Single(label => label.ItemType.RawType == type.RawType) : Array.Find(All, label => label.ItemType.Equals(type));

    /// <summary>The type whose values are of a .NET type of this name.</summary>
    public static LabelType Named(string rawType) =>
        Array.Find(All, label => label.ItemType.RawType.Name == rawType) ?? throw new InvalidDataException($"'{rawType}' is not a type of labels.");

    /// <summary>Reads the current row's label.</summary>
    public abstract Func<long> Reader(DataViewRow row, DataViewSchema.Column column);

    /// <summary>A ValueGetter that gives a label.</summary>
    public abstract Delegate Getter(Func<long> label);

    /// <summary>The label as a person reads it.</summary>
    public virtual string Text(long label) => label.ToString(CultureInfo.InvariantCulture);

    private sealed class BooleanLabel : LabelType
    {
        public override PrimitiveDataViewType ItemType => BooleanDataViewType.Instance;

        public override Func<long> Reader(DataViewRow row, DataViewSchema.Column column)
        {
            var getter = row.GetGetter<bool>(column);
            bool value = false;
            return () =>
            {
                getter(ref value);
                return value ? 1 : 0;
            };
        }

        public override Delegate Getter(Func<long> label) => new ValueGetter<bool>((ref bool value) => value = label() != 0);

        public override string Text(long label) => (label != 0).ToString();
    }

    private sealed class NumberLabel<T>(NumberDataViewType type) : LabelType where T : INumber<T>
    {
        public override PrimitiveDataViewType ItemType => type;

        public override Func<long> Reader(DataViewRow row, DataViewSchema.Column column)
        {
            var getter = row.GetGetter<T>(column);
            bool isKey = column.Type is KeyDataViewType;
            T value = T.Zero;
            return () =>
            {
                getter(ref value);
                if (T.IsNaN(value) || (isKey && T.IsZero(value)))
                {
                    throw new InvalidOperationException($"Row {row.Position} of the label column '{column.Name}' has no label{(isKey ? ", or one that the mapping to keys does not know" : "")}; drop such rows first.");
                }

                if (T.IsInteger(value) && value <= T.CreateSaturating(long.MaxValue) && value >= T.CreateSaturating(long.MinValue)) return long.CreateSaturating(value);
                throw new InvalidOperationException($"Row {row.Position} of the label column '{column.Name}' is {value}; only whole numbers are accepted as labels.");
            };
        }

        public override Delegate Getter(Func<long> label) => new ValueGetter<T>((ref T value) => value = T.CreateChecked(label()));
    }
}
