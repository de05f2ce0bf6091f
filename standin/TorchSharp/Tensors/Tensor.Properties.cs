// Shape, type and place of a tensor.
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public unsafe long[] shape
        {
            get
            {
                long dimensions = Door.door_sizes(Handle, out long* sizes);
                return new ReadOnlySpan<long>(sizes, (int)dimensions).ToArray();
            }
        }

        public unsafe long[] stride()
        {
            long dimensions = Door.door_strides(Handle, out long* strides);
            return new ReadOnlySpan<long>(strides, (int)dimensions).ToArray();
        }

        public unsafe long ndim => Door.door_sizes(Handle, out _);
        public long dim() => ndim;
        public long NumberOfElements => Door.door_numel(Handle);
        public long numel() => NumberOfElements;
        public ScalarType dtype => (ScalarType)Door.door_dtype(Handle);
        public long ElementSize => dtype.ElementSize();

        public Device device
        {
            get
            {
                var type = (DeviceType)Door.door_device(Handle, out long index);
                return new Device(type, (int)index);
            }
        }

        public DeviceType device_type => (DeviceType)Door.door_device(Handle, out _);
        public bool is_cpu() => device_type == DeviceType.CPU;
        public bool is_contiguous() => Door.door_is_contiguous(Handle) != 0;
        public bool is_floating_point() => dtype is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64;

        internal bool Is(Device other) => device.Same(other);
    }
}
