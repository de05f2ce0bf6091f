using System.Buffers.Binary;
using System.IO.Compression;

namespace Microsoft.ML.Gan.Evaluation.Reports;

/// <summary>Writes the PNG format (ISO/IEC 15948) for pictures of 8 bits a channel, without filters.</summary>
internal static class PngFile
{
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    /// <summary>A file of interleaved pixels, rows from the top.</summary>
    /// <param name="pixels">width x height x channels bytes.</param>
    /// <param name="width">At least 1.</param>
    /// <param name="height">At least 1.</param>
    /// <param name="channels">1 (grey), 3 (red, green, blue) or 4 (with alpha).</param>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width, int height, int channels)
    {
        byte colourType = channels switch { 1 => 0, 3 => 2, 4 => 6, _ => throw new ArgumentOutOfRangeException(nameof(channels), channels, "PNG pictures have 1, 3 or 4 channels.") };
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, colourType);

        using var file = new MemoryStream();
        file.Write(Signature);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Compressed(pixels, width * channels));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    // Every row begins with the number of its filter, which is 0: none.
    private static byte[] Compressed(ReadOnlySpan<byte> pixels, int stride)
    {
        using var data = new MemoryStream();
        using (var deflate = new ZLibStream(data, CompressionLevel.Optimal))
        {
            for (int start = 0; start < pixels.Length; start += stride)
            {
                deflate.WriteByte(0);
                deflate.Write(pixels.Slice(start, stride));
            }
        }

        return data.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        byte[] chunk = [.. type, .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(chunk);
        uint crc = ~chunk.Aggregate(uint.MaxValue, (c, value) => CrcTable[(byte)(c ^ value)] ^ (c >> 8));
        BinaryPrimitives.WriteUInt32BigEndian(number, crc);
        file.Write(number);
    }
}
