// Elements in memory: accessors, raw bytes, single values.
using System.Runtime.InteropServices;
using TorchSharp.Interop;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public partial class Tensor
        {
            public TensorAccessor<T> data<T>() where T : unmanaged
            {
                if (device_type != DeviceType.CPU)
                    throw new InvalidOperationException("Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
                if (Marshal.SizeOf<T>() != ElementSize && !(typeof(T) == typeof(bool) && dtype == ScalarType.Bool))
                    throw new ArgumentException($"The tensor holds {dtype}, which {typeof(T).Name} cannot read.");
                return new TensorAccessor<T>(this);
            }

            // Writes go to the tensor's own memory, so the tensor must be contiguous.
            public unsafe Span<byte> bytes
            {
                get
                {
                    if (!is_contiguous()) throw new NotImplementedException("Bytes() called on non-contiguous tensor.");
                    if (!is_cpu()) throw new NotImplementedException("Bytes() called on a tensor that is not on the CPU.");
                    return new Span<byte>((void*)Data, checked((int)(NumberOfElements * ElementSize)));
                }
                set
                {
                    if (value.Length != NumberOfElements * ElementSize)
                        throw new ArgumentException($"Mismatched data sizes in SetBytes(): {value.Length} bytes for {NumberOfElements * ElementSize}.");
                    if (is_cpu() && is_contiguous())
                    {
                        value.CopyTo(bytes);
                        return;
                    }
                    using Tensor host = torch.empty(shape, dtype);
                    value.CopyTo(host.bytes);
                    using (no_grad()) copy_(host);
                }
            }

            internal nint Data
            {
                get
                {
                    Door.Check(Door.door_data(Handle, out nint data));
                    return data;
                }
            }
        }
    }

    public static partial class TensorExtensionMethods
    {
        public static float ToSingle(this Tensor value) => value.Only().ToSingle();
        public static double ToDouble(this Tensor value) => value.Only().ToDouble();
        public static int ToInt32(this Tensor value) => value.Only().ToInt32();
        public static long ToInt64(this Tensor value) => value.Only().ToInt64();
        public static bool ToBoolean(this Tensor value) => value.Only().ToBoolean();

        public static int ElementSize(this ScalarType type) => type switch
        {
            ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
            ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
            ScalarType.Int32 or ScalarType.Float32 => 4,
            _ => 8,
        };

        private static Scalar Only(this Tensor value) => value.NumberOfElements == 1
            ? value.ToScalar()
            : throw new ArgumentException("Only one element tensors can be converted to scalars.");
    }
}
