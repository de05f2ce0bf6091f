namespace Microsoft.ML.Gan.Sampling;

[TestClass]
public class RowNoiseTests
{
    private const int Rows = 20_000, Size = 10;

    // 200,000 numbers: the standard errors of mean, variance and fourth moment are 0.0022, 0.0032 and 0.022; the limits are four of them.
    // Fails if the radius lacks its factor 2, if sine and cosine are the same, and if one word serves both radius and angle.
    [TestMethod]
    public void T_RNG_1_latents_are_standard_normal()
    {
        var z = Latents(seed: 1);
        Assert.AreEqual(0, z.Average(), 0.009);
        Assert.AreEqual(1, z.Average(v => v * v), 0.013);
        Assert.AreEqual(3, z.Average(v => v * v * v * v), 0.09);
        Assert.AreEqual(0.6827, z.Average(v => Math.Abs(v) < 1 ? 1 : 0), 0.005);
    }

    // Correlations of independent columns, rows and seeds are within 4 / sqrt(20,000) = 0.028 of 0. Fails if all blocks of four of a row are the same.
    [TestMethod]
    public void T_RNG_1_columns_rows_and_seeds_are_uncorrelated()
    {
        var (a, b) = (Latents(seed: 1), Latents(seed: 2));
        double Correlation(Func<int, double> x, Func<int, double> y) => Enumerable.Range(0, Rows - 1).Average(i => x(i) * y(i));
        for (int j = 1; j < Size; j++) Assert.AreEqual(0, Correlation(i => a[i * Size], i => a[(i * Size) + j]), 0.03, $"columns 0 and {j}");
        Assert.AreEqual(0, Correlation(i => a[i * Size], i => a[(i + 1) * Size]), 0.03, "neighbouring rows");
        Assert.AreEqual(0, Correlation(i => a[i * Size], i => b[i * Size]), 0.03, "neighbouring seeds");
    }

    // Fails if the length of the latent is part of what its numbers depend on.
    [TestMethod]
    public void A_shorter_latent_is_the_beginning_of_a_longer_one()
    {
        var (all, some) = (new float[10], new float[7]);
        RowNoise.Latent(3, 5, all);
        RowNoise.Latent(3, 5, some);
        CollectionAssert.AreEqual(all[..7], some);
    }

    // Fails if the upper half of an id is ignored.
    [TestMethod]
    public void All_128_bits_of_a_row_id_count()
    {
        var first = new HashSet<float>();
        foreach (var id in new RowId[] { new(1, 0), new(0, 1), new(1, 1), new(1UL << 63, 0), new(0, 1UL << 63), 0 })
        {
            var z = new float[1];
            RowNoise.Latent(0, id, z);
            first.Add(z[0]);
        }

        Assert.HasCount(6, first);
    }

    // chi2 with 3 degrees of freedom stays below 16.3 in 999 of 1000 cases. Fails if classes are drawn uniformly.
    [TestMethod]
    public void T_RNG_1_labels_have_the_given_frequencies()
    {
        double[] probabilities = [0.5, 0, 0.3, 0.15, 0.05];
        var counts = new int[5];
        for (int i = 0; i < Rows; i++) counts[RowNoise.Label(9, i, probabilities)]++;
        Assert.AreEqual(0, counts[1]);
        double chi2 = Enumerable.Range(0, 5).Where(k => k != 1).Sum(k => Math.Pow(counts[k] - (Rows * probabilities[k]), 2) / (Rows * probabilities[k]));
        Assert.IsLessThan(16.3, chi2, $"chi2 = {chi2}, counts {string.Join(", ", counts)}");
    }

    // A label made of the word behind the first radius would split |z| by class: 0.39 and 1.2 in the place of 0.80 twice.
    [TestMethod]
    public void Labels_do_not_follow_the_latents()
    {
        var z = new float[1];
        var (means, sizes) = (new double[2], new double[2]);
        for (int i = 0; i < Rows; i++)
        {
            RowNoise.Latent(9, i, z);
            long label = RowNoise.Label(9, i, [0.5, 0.5]);
            means[label] += z[0] / (Rows / 2.0);
            sizes[label] += Math.Abs(z[0]) / (Rows / 2.0);
        }

        for (int k = 0; k < 2; k++)
        {
            Assert.AreEqual(0, means[k], 0.04);
            Assert.AreEqual(Math.Sqrt(2 / Math.PI), sizes[k], 0.04);
        }
    }

    // Ten times 0.1 is less than 1 in floating point; the last class that occurs takes the rest.
    [TestMethod]
    public void Rounding_never_gives_a_class_that_does_not_occur()
    {
        for (int i = 0; i < 1000; i++) Assert.AreEqual(1, RowNoise.Label(1, i, [0, 0.3, 0]));
    }

    private static double[] Latents(long seed)
    {
        var z = new double[Rows * Size];
        var row = new float[Size];
        for (int i = 0; i < Rows; i++)
        {
            RowNoise.Latent(seed, i, row);
            for (int j = 0; j < Size; j++) z[(i * Size) + j] = row[j];
        }

        return z;
    }
}
