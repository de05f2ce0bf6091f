// One argument of an operator: a number, or a reference to what has a handle or elements. Lives on the stack.
using System.Runtime.InteropServices;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

internal readonly struct Arg
{
    private readonly Tag _tag;
    private readonly long _bits;
    internal readonly object? Reference;

    private Arg(Tag tag, long bits = 0, object? reference = null) => (_tag, _bits, Reference) = (tag, bits, reference);

    internal static Arg None => new(Tag.None);
    internal static Arg Optional(Tensor?[] tensors) => new(Tag.OptionalTensors, 0, tensors);

    public static implicit operator Arg(long value) => new(Tag.Int, value);
    public static implicit operator Arg(long? value) => value is { } v ? v : None;
    public static implicit operator Arg(double value) => new(Tag.Double, BitConverter.DoubleToInt64Bits(value));
    public static implicit operator Arg(bool value) => new(Tag.Bool, value ? 1 : 0);
    public static implicit operator Arg(ScalarType value) => new(Tag.Int, (long)value);
    public static implicit operator Arg(ScalarType? value) => value is { } v ? v : None;
    public static implicit operator Arg(Scalar? value) => value is null ? None : new(value.Tag, value.Bits);
    public static implicit operator Arg(Tensor? value) => value is null ? None : new(Tag.Tensor, 0, value);
    public static implicit operator Arg(Tensor[] value) => new(Tag.Tensors, 0, value);
    public static implicit operator Arg(long[]? value) => value is null ? None : new(Tag.Ints, 0, value);
    public static implicit operator Arg(double[]? value) => value is null ? None : new(Tag.Doubles, 0, value);
    public static implicit operator Arg(string? value) => value is null ? None : new(Tag.String, 0, value);
    public static implicit operator Arg(Device? value) => value is null ? None : new(Tag.Device, 0, value);
    public static implicit operator Arg(Generator? value) => value is null ? None : new(Tag.Rng, 0, value);

    // How many 8-byte words the elements take beside the argument itself.
    internal int Words => Reference switch
    {
        Array array => array.Length,
        string text => (Encoding.UTF8.GetByteCount(text) + 7) / 8,
        _ => 0,
    };

    // Writes the native form; `words` points at room for Words elements and is moved past them.
    internal unsafe void Write(ref Value value, ref long* words)
    {
        value = new Value { Tag = _tag, Bits = _bits };
        switch (Reference)
        {
            case null: return;
            case Tensor tensor: value.Bits = tensor.Handle; return;
            case Generator generator: value.Bits = generator.Handle; return;
            case Device device: (value.Bits, value.Count) = ((long)device.type, device.index); return;
        }
        var room = new Span<long>(words, Words);
        value.Bits = (long)words;
        value.Count = room.Length;
        words += room.Length;
        switch (Reference)
        {
            case long[] ints: ints.CopyTo(room); break;
            case double[] doubles: MemoryMarshal.Cast<double, long>(doubles).CopyTo(room); break;
            case Tensor?[] tensors: for (int k = 0; k < tensors.Length; k++) room[k] = tensors[k]?.Handle ?? 0; break;
            case string text: value.Count = Encoding.UTF8.GetBytes(text, MemoryMarshal.AsBytes(room)); break;
        }
    }
}
