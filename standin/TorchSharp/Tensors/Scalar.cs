// A number with a type, as arguments of operators that take either a tensor or a number.
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

public sealed class Scalar : IDisposable
{
    internal Tag Tag { get; }
    internal long Bits { get; }

    private Scalar(ScalarType type, Tag tag, long bits) => (Type, Tag, Bits) = (type, tag, bits);

    public ScalarType Type { get; }

    internal double Double => Tag == Tag.Double ? BitConverter.Int64BitsToDouble(Bits) : Bits;
    internal long Long => Tag == Tag.Double ? (long)Double : Bits;

    internal static Scalar From(in Value value) => value.Tag switch
    {
        Tag.Double => new(ScalarType.Float64, Tag.Double, value.Bits),
        Tag.Bool => new(ScalarType.Bool, Tag.Bool, value.Bits),
        _ => new(ScalarType.Int64, Tag.Int, value.Bits),
    };

    public static implicit operator Scalar(byte value) => new(ScalarType.Byte, Tag.Int, value);
    public static implicit operator Scalar(short value) => new(ScalarType.Int16, Tag.Int, value);
    public static implicit operator Scalar(int value) => new(ScalarType.Int32, Tag.Int, value);
    public static implicit operator Scalar(long value) => new(ScalarType.Int64, Tag.Int, value);
    public static implicit operator Scalar(float value) => new(ScalarType.Float32, Tag.Double, BitConverter.DoubleToInt64Bits(value));
    public static implicit operator Scalar(double value) => new(ScalarType.Float64, Tag.Double, BitConverter.DoubleToInt64Bits(value));
    public static implicit operator Scalar(bool value) => new(ScalarType.Bool, Tag.Bool, value ? 1 : 0);

    // Nothing native is behind it; disposable because the official one is.
    public void Dispose() { }
}

public static class ScalarExtensionMethods
{
    public static int ToInt32(this Scalar value) => checked((int)value.Long);
    public static long ToInt64(this Scalar value) => value.Long;
    public static float ToSingle(this Scalar value) => (float)value.Double;
    public static double ToDouble(this Scalar value) => value.Double;
    public static bool ToBoolean(this Scalar value) => value.Double != 0;
}
