// The official package's tensor format: LEB128 type, rank and lengths, then the elements.
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class TensorExtensionMethods
    {
        public static void Save(this Tensor tensor, BinaryWriter writer)
        {
            writer.Encode((long)tensor.dtype);
            writer.Encode(tensor.ndim);
            foreach (long length in tensor.shape) writer.Encode(length);
            using Tensor host = tensor.detach();
            using Tensor near = host.cpu();
            using Tensor dense = near.contiguous();
            writer.Write(dense.bytes);
        }

        public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
        {
            (ScalarType type, long[] shape) = ReadHeader(reader);
            if (!skip && type != tensor.dtype)
                throw new ArgumentException($"Mismatched tensor data types while loading. Make sure that the model you are loading into is exactly the same as the origin. Found {type}, expected {tensor.dtype}.");
            if (!skip && !shape.SequenceEqual(tensor.shape))
                throw new ArgumentException($"Mismatched tensor shape while loading. Make sure that the model you are loading into is exactly the same as the origin. Found [{string.Join(", ", shape)}], expected [{string.Join(", ", tensor.shape)}].");
            byte[] elements = ReadElements(reader, type, shape);
            if (!skip) tensor.bytes = elements;
        }

        public static Tensor Load(BinaryReader reader, bool skip = false)
        {
            (ScalarType type, long[] shape) = ReadHeader(reader);
            Tensor tensor = empty(shape, type);
            tensor.bytes = ReadElements(reader, type, shape);
            return tensor;
        }

        private static (ScalarType, long[]) ReadHeader(BinaryReader reader)
        {
            var type = (ScalarType)reader.Decode();
            var shape = new long[reader.Decode()];
            for (int d = 0; d < shape.Length; d++) shape[d] = reader.Decode();
            return (type, shape);
        }

        private static byte[] ReadElements(BinaryReader reader, ScalarType type, long[] shape)
        {
            int length = checked((int)(shape.Aggregate(1L, (a, b) => a * b) * type.ElementSize()));
            byte[] elements = reader.ReadBytes(length);
            return elements.Length == length ? elements : throw new EndOfStreamException($"Found {elements.Length} bytes of a tensor of {length}.");
        }
    }

    namespace Utils
    {
        // Whole numbers in 7-bit groups, least significant first.
        internal static class LEB128
        {
            internal static void Encode(this BinaryWriter writer, long value)
            {
                do
                {
                    var group = (byte)(value & 0x7f);
                    value >>= 7;
                    writer.Write((byte)(value == 0 ? group : group | 0x80));
                }
                while (value != 0);
            }

            internal static long Decode(this BinaryReader reader)
            {
                long value = 0;
                for (int shift = 0; ; shift += 7)
                {
                    byte group = reader.ReadByte();
                    value |= (long)(group & 0x7f) << shift;
                    if (group < 0x80) return value;
                }
            }
        }
    }
}
