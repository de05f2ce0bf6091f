using System.Buffers.Binary;
using System.IO.Compression;

namespace Samples;

/// <summary>The IDX format of MNIST: two zero bytes, 8 for unsigned bytes, the rank, the dimensions as big-endian int32, then the bytes. May be gzipped.</summary>
internal sealed record IdxFile(int[] Dimensions, byte[] Values)
{
    private const byte UnsignedBytes = 8;

    /// <exception cref="InputException">The file is not of the format, of another rank than <paramref name="rank"/>, or cut off.</exception>
    public static IdxFile Read(string path, int rank)
    {
        try
        {
            using var file = File.OpenRead(path);
            using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
            Span<byte> header = stackalloc byte[4];
            stream.ReadExactly(header);
            if (!header.SequenceEqual(stackalloc byte[] { 0, 0, UnsignedBytes, (byte)rank })) throw new InputException($"'{path}' is no IDX file of unsigned bytes with {rank} dimensions.");

            var dimensions = new int[rank];
            for (int i = 0; i < rank; i++)
            {
                stream.ReadExactly(header);
                dimensions[i] = BinaryPrimitives.ReadInt32BigEndian(header);
            }

            var values = new byte[dimensions.Aggregate(1, (product, dimension) => checked(product * dimension))];
            stream.ReadExactly(values);
            return new IdxFile(dimensions, values);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or OverflowException)
        {
            throw new InputException($"'{path}' cannot be read: {e.Message}", e);
        }
    }
}
