namespace Microsoft.ML.Gan.Sampling;

[TestClass]
public class PhiloxTests
{
    // The known answers that the authors publish with Random123 (numpy.random.Philox gives the same).
    // Fails with one round less, with the words of a product swapped, and with a key that is bumped before its first use.
    [TestMethod]
    public void T_RNG_1_known_answers()
    {
        const ulong All = ulong.MaxValue;
        Assert.AreEqual(
            (0x16554d9eca36314cUL, 0xdb20fe9d672d0fdcUL, 0xd7e772cee186176bUL, 0x7e68b68aec7ba23bUL),
            Philox.Block((0, 0, 0, 0), (0, 0)));
        Assert.AreEqual(
            (0x87b092c3013fe90bUL, 0x438c3c67be8d0224UL, 0x9cc7d7c69cd777b6UL, 0xa09caebf594f0ba0UL),
            Philox.Block((All, All, All, All), (All, All)));
        Assert.AreEqual(
            (0xa528f45403e61d95UL, 0x38c72dbd566e9788UL, 0xa5a1610e72fd18b5UL, 0x57bd43b5e52b7fe6UL),
            Philox.Block((0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x082efa98ec4e6c89), (0x452821e638d01377, 0xbe5466cf34e90c6c)));
    }
}
