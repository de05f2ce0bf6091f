using System.Text;
using Microsoft.ML.Gan.Models;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Persistence;

[TestClass]
public class GanFileTests
{
    // Fails without the checksum, and for every kind of error that is not turned into InvalidDataException.
    [TestMethod]
    public void T_SER_1_any_changed_byte_is_found()
    {
        byte[] file = SmallFile();
        for (int i = 0; i < file.Length; i++)
        {
            foreach (byte mask in new byte[] { 0x01, 0x80 })
            {
                byte[] damaged = [.. file];
                damaged[i] ^= mask;
                AssertRefused(damaged, $"byte {i} of {file.Length}");
            }
        }
    }

    // Fails without the checksum.
    [TestMethod]
    public void T_SER_1_any_missing_end_is_found()
    {
        byte[] file = SmallFile();
        for (int length = 0; length < file.Length; length++) AssertRefused(file[..length], $"{length} of {file.Length} bytes");
    }

    // Fails if nobody looks at the magic: the files are then called damaged.
    [TestMethod]
    [DataRow("PK\u0003\u0004 a zip file", "not a .gan file")]
    [DataRow("", "not a .gan file")]
    [DataRow("ML.GAN\u0000\u0002 a later version", "not a .gan file of a version that is known")]
    public void T_SER_1_foreign_files_are_named_as_such(string content, string message) =>
        StringAssert.Contains(AssertRefused(Encoding.Latin1.GetBytes(content), content).Message, message);

    // Fails if strings or numbers are written in another order, width or byte order than the format says.
    [TestMethod]
    public void Layout_is_the_documented_one()
    {
        byte[] file = SmallFile();
        byte[] expected =
        [
            .. "ML.GAN"u8, 0, 1, 4, .. "kind"u8, 2, .. "{}"u8, 1, 0, 0, 0,
            1, .. "t"u8, 6, 2, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0,
        ];
        CollectionAssert.AreEqual(expected, file[..^32]);
        CollectionAssert.AreEqual(System.Security.Cryptography.SHA256.HashData(expected), file[^32..]);
    }

    // Fails if dimensions are read in another order, or elements transposed.
    [TestMethod]
    public void Reading_gives_back_what_was_written()
    {
        using var scope = NewDisposeScope();
        using var stream = new MemoryStream(SmallFile());
        var read = GanFile.Read(stream, "kind");
        CollectionAssert.AreEqual(new[] { 1f, -2f }, read.Tensors["t"].data<float>().ToArray());
        CollectionAssert.AreEqual(new long[] { 1, 2 }, read.Tensors["t"].shape);
    }

    [TestMethod]
    public void Configuration_of_a_newer_version_is_refused()
    {
        using var scope = NewDisposeScope();
        using var stream = new MemoryStream();
        GanFile.Write(stream, "trained-gan", """{"shape":{"kind":"vector","length":2},"somethingNew":1}""", []);
        stream.Position = 0;
        var error = Assert.ThrowsExactly<InvalidDataException>(() => TrainedGan.Load(stream, CPU));
        StringAssert.Contains(error.Message, "GanArchitecture");
        StringAssert.Contains(error.Message, "somethingNew");
    }

    [TestMethod]
    public void Tensors_that_do_not_fit_the_network_are_named()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(2, 1);
        var missing = Assert.ThrowsExactly<InvalidDataException>(() => Weights.Restore("net", layer, new Dictionary<string, Tensor>()));
        StringAssert.Contains(missing.Message, "no tensor 'net/weight'");
        var wrong = Assert.ThrowsExactly<InvalidDataException>(() => Weights.Restore("net", layer, new Dictionary<string, Tensor> { ["net/weight"] = zeros(1, 3) }));
        StringAssert.Contains(wrong.Message, "[1,3] in the file, but the network needs Float32 [1,2]");
    }

    private static byte[] SmallFile()
    {
        using var scope = NewDisposeScope();
        using var stream = new MemoryStream();
        GanFile.Write(stream, "kind", "{}", [("t", tensor(new[] { 1f, -2f }, [1, 2]))]);
        return stream.ToArray();
    }

    private static InvalidDataException AssertRefused(byte[] file, string what)
    {
        using var scope = NewDisposeScope();
        using var stream = new MemoryStream(file);
        return Assert.ThrowsExactly<InvalidDataException>(() => GanFile.Read(stream, "kind"), what);
    }
}
