using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Models;

[TestClass]
public class ImagePoolTests
{
    private const int Size = 50;

    // Of 4000 queries after the first 50, 2000 are expected to be old, with a standard error of 32. Fails if the pool is exchanged with another
    // probability, or if a batch is treated as one image.
    [TestMethod]
    [DataRow(1)]
    [DataRow(8)]
    public void T_CY_2_the_first_queries_echo_and_then_half_are_old(int batch)
    {
        using var random = new Generator(1, CPU);
        using var pool = new ImagePool(Size, new VectorShape(1));
        var shown = Query(pool, random, 4050 / batch * batch, batch);
        for (int i = 0; i < Size; i++) Assert.AreEqual(i, shown[i]);
        Assert.AreEqual(2000, shown[Size..].Where((value, i) => value != Size + i).Count(), 130);
    }

    // An image leaves the pool when it is shown, so each is shown at most twice: when it comes, if it is among the first, and when it goes.
    // Fails if a stored image is not replaced, or replaced at another place.
    [TestMethod]
    public void T_CY_2_never_more_than_its_size_is_stored()
    {
        using var random = new Generator(2, CPU);
        using var pool = new ImagePool(Size, new VectorShape(1));
        const int queries = 2000;
        var shown = Query(pool, random, queries, 4);
        var times = shown.GroupBy(value => value).ToDictionary(group => group.Key, group => group.Count());
        Assert.IsTrue(times.All(entry => entry.Value == 1 || (entry.Value == 2 && entry.Key < Size)));

        // What was neither shown when it came nor since is in the pool, and nothing else; the first ones may be, too.
        var inside = pool.buffers().First().data<float>().ToArray();
        Assert.HasCount(Size, inside.Distinct());
        CollectionAssert.IsSubsetOf(Enumerable.Range(0, queries).Select(i => (float)i).Except(shown).ToArray(), inside);
        Assert.AreEqual(queries, shown.Skip(Size).Concat(inside).Distinct().Count());
    }

    [TestMethod]
    public void A_pool_of_none_gives_back_what_it_gets()
    {
        using var random = new Generator(3, CPU);
        using var pool = new ImagePool(0, new VectorShape(1));
        CollectionAssert.AreEqual(Enumerable.Range(0, 40).Select(i => (float)i).ToArray(), Query(pool, random, 40, 4));
    }

    // Shows images 0, 1, 2, ... to the pool.
    private static float[] Query(ImagePool pool, Generator random, int count, int batch)
    {
        var shown = new List<float>();
        for (int first = 0; first < count; first += batch)
        {
            using var scope = NewDisposeScope();
            shown.AddRange(pool.Exchange(arange(first, first + batch, ScalarType.Float32).reshape(batch, 1), random).data<float>());
        }

        return [.. shown];
    }
}
