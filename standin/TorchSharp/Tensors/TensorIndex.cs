// One index of an indexing expression.
namespace TorchSharp;

public static partial class torch
{
    public struct TensorIndex
    {
        internal enum IndexKind { Slice, Single, Null, Ellipsis }

#pragma warning disable CA2211 // writable in the official package
        public static TensorIndex Ellipsis = new() { Kind = IndexKind.Ellipsis };
        public static TensorIndex Null = new() { Kind = IndexKind.Null };
        public static TensorIndex None = Null;
        public static TensorIndex Colon = Slice();
#pragma warning restore CA2211

        internal IndexKind Kind { get; private init; }
        internal long? First { get; private init; }
        internal long? Last { get; private init; }
        internal long? Step { get; private init; }

        // Whether the index consumes a dimension of the tensor.
        internal readonly bool Consumes => Kind is IndexKind.Slice or IndexKind.Single;

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { Kind = IndexKind.Slice, First = start, Last = stop, Step = step };

        public static TensorIndex Slice(Range range) => Slice(At(range.Start), range.End.Equals(Index.End) ? null : At(range.End));

        public static TensorIndex Single(long? index) => new() { Kind = IndexKind.Single, First = index };

        public static implicit operator TensorIndex(long value) => Single(value);
        public static implicit operator TensorIndex(Index index) => Single(At(index));
        public static implicit operator TensorIndex(Range range) => Slice(range);

        private static long At(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
