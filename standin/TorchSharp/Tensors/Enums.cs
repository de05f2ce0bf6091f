// Enumerations of the tensor library; the values are libtorch's.
namespace TorchSharp
{
    public enum DeviceType { CPU = 0, CUDA = 1, META = 14 }

    public enum compute_mode { use_mm_for_euclid_dist_if_necessary = 0, use_mm_for_euclid_dist = 1, donot_use_mm_for_euclid_dist = 2 }

    public enum Padding { Valid = 0, Same = 1 }

    public enum PaddingModes { Zeros = 0, Reflect = 1, Replicate = 2, Circular = 3, Constant = 4 }

    public static partial class torch
    {
        public enum ScalarType : sbyte
        {
            Byte = 0,
            Int8 = 1,
            Int16 = 2,
            Int32 = 3,
            Int64 = 4,
            Float16 = 5,
            Float32 = 6,
            Float64 = 7,
            Bool = 11,
            BFloat16 = 15,
        }

        public enum RoundingMode { None, trunc, floor }

        public enum InterpolationMode { Nearest = 0, Linear = 1, Bilinear = 2, Bicubic = 3, Trilinear = 4, Area = 5, NearestExact = 6 }

        public enum UpsampleMode { Nearest = 0, Linear = 1, Bilinear = 2, Bicubic = 3, Trilinear = 4 }

        public static readonly Device CPU = new(DeviceType.CPU);
        public static Device CUDA => new(DeviceType.CUDA);

#pragma warning disable CA2211 // writable in the official package
        public static ScalarType uint8 = ScalarType.Byte;
        public static ScalarType int32 = ScalarType.Int32;
        public static ScalarType int64 = ScalarType.Int64;
        public static ScalarType @long = ScalarType.Int64;
        public static ScalarType float32 = ScalarType.Float32;
        public static ScalarType @float = ScalarType.Float32;
        public static ScalarType float64 = ScalarType.Float64;
        public static ScalarType @double = ScalarType.Float64;
        public static ScalarType @bool = ScalarType.Bool;
#pragma warning restore CA2211
    }
}
