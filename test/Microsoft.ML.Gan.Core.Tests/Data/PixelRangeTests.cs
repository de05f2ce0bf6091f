using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

[TestClass]
public class PixelRangeTests
{
    // Fails with 128 for 127.5, and with a cast in the place of rounding.
    [TestMethod]
    public void T_DATA_1_all_256_values_survive_the_round_trip()
    {
        using var scope = NewDisposeScope();
        var bytes = Enumerable.Range(0, 256).Select(v => (byte)v).ToArray();
        var unit = PixelRange.ToUnit(tensor(bytes));
        var values = unit.data<float>().ToArray();
        Assert.AreEqual(-1f, values[0]);
        Assert.AreEqual(1f, values[255]);
        Assert.AreEqual((100 / 127.5f) - 1, values[100], 1e-6f);
        CollectionAssert.AreEqual(bytes, PixelRange.ToBytes(unit).data<byte>().ToArray());
    }

    // Fails (256 wraps to 0) without the clamp.
    [TestMethod]
    public void Values_outside_are_clamped_and_the_input_is_left_alone()
    {
        using var scope = NewDisposeScope();
        var unit = tensor(new[] { -3f, -1.004f, 0f, 1.004f, 3f });
        CollectionAssert.AreEqual(new byte[] { 0, 0, 128, 255, 255 }, PixelRange.ToBytes(unit).data<byte>().ToArray());
        CollectionAssert.AreEqual(new[] { -3f, -1.004f, 0f, 1.004f, 3f }, unit.data<float>().ToArray());
    }
}
