// Which colors of an image go where in its vector, and how they are scaled.
using Microsoft.ML.Data;
using static Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator;

namespace Microsoft.ML.Transforms.Image;

internal sealed record PixelLayout(ColorBits Colors, ColorsOrder Order, bool Interleave, float Offset, float Scale, bool AsFloat)
{
    /// The chosen colors in the chosen order.
    public ColorBits[] Channels { get; } = Enum.GetName(Order)!.Select(letter => letter switch { 'A' => ColorBits.Alpha, 'R' => ColorBits.Red, 'G' => ColorBits.Green, _ => ColorBits.Blue })
        .Where(color => Colors.HasFlag(color)).ToArray();

    public static int ByteOf(ColorBits color, MLPixelFormat format) => color switch
    {
        ColorBits.Alpha => 3,
        ColorBits.Green => 1,
        _ => color == ColorBits.Red == (format == MLPixelFormat.Rgba32) ? 0 : 2,
    };

    public void Write(BinaryWriter writer)
    {
        writer.Write((byte)Colors);
        writer.Write((byte)Order);
        writer.Write(Interleave);
        writer.Write(Offset);
        writer.Write(Scale);
        writer.Write(AsFloat);
    }

    public static PixelLayout Read(BinaryReader reader)
        => new((ColorBits)reader.ReadByte(), (ColorsOrder)reader.ReadByte(), reader.ReadBoolean(), reader.ReadSingle(), reader.ReadSingle(), reader.ReadBoolean());
}
