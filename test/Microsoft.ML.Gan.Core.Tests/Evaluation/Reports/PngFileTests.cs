using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Microsoft.ML.Gan.Evaluation.Reports;

[TestClass]
public class PngFileTests
{
    // Taken apart by the format's own rules; the checksum of an empty IEND is known. Fails with the width and height exchanged.
    [TestMethod]
    public void A_picture_is_in_the_file()
    {
        byte[] pixels = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18];
        byte[] file = PngFile.Encode(pixels, width: 3, height: 2, channels: 3);
        Assert.AreEqual(3, BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16)));
        Assert.AreEqual(2, BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20)));
        CollectionAssert.AreEqual(new byte[] { 8, 2, 0, 0, 0 }, file[24..29]);
        Assert.AreEqual("IDAT", Encoding.ASCII.GetString(file, 37, 4));
        using var data = new ZLibStream(new MemoryStream(file[41..^16]), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        data.CopyTo(rows);
        CollectionAssert.AreEqual(new byte[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 10, 11, 12, 13, 14, 15, 16, 17, 18 }, rows.ToArray());
        CollectionAssert.AreEqual(new byte[] { 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82 }, file[^12..]);
    }
}
