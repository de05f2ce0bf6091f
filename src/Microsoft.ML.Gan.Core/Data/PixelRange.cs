using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

/// <summary>The two ranges of a pixel: bytes 0..255 and floats [-1, 1].</summary>
public static class PixelRange
{
    /// <summary>uint8 v to v / 127.5 - 1.</summary>
    public static Tensor ToUnit(Tensor bytes) => bytes.to(ScalarType.Float32).div_(127.5).sub_(1);

    /// <summary>x to round((x + 1) * 127.5) as uint8; values outside [-1, 1] are clamped.</summary>
    public static Tensor ToBytes(Tensor unit) => unit.detach().clamp(-1, 1).add_(1).mul_(127.5).round_().to(ScalarType.Byte);

    /// <summary>One value of <see cref="ToBytes"/>.</summary>
    public static byte ToByte(float unit) => (byte)MathF.Round((Math.Clamp(unit, -1, 1) + 1) * 127.5f);
}
