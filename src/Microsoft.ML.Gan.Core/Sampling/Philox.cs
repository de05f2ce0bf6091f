namespace Microsoft.ML.Gan.Sampling;

/// <summary>
/// Philox4x64-10 of Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3" (2011): random numbers as a function of a counter and a key,
/// so that the numbers of row i can be had without those of any other row.
/// </summary>
internal static class Philox
{
    private const ulong M0 = 0xD2E7470EE14C6C93, M1 = 0xCA5A826395121157;
    private const ulong W0 = 0x9E3779B97F4A7C15, W1 = 0xBB67AE8584CAA73B;

    /// <summary>Four random 64-bit words.</summary>
    public static (ulong, ulong, ulong, ulong) Block((ulong, ulong, ulong, ulong) counter, (ulong, ulong) key)
    {
        var (c0, c1, c2, c3) = counter;
        var (k0, k1) = key;
        for (int round = 0; round < 10; round++)
        {
            ulong high0 = Math.BigMul(M0, c0, out ulong low0);
            ulong high1 = Math.BigMul(M1, c2, out ulong low1);
            (c0, c1, c2, c3) = (high1 ^ c1 ^ k0, low1, high0 ^ c3 ^ k1, low0);
            (k0, k1) = (k0 + W0, k1 + W1);
        }

        return (c0, c1, c2, c3);
    }
}
