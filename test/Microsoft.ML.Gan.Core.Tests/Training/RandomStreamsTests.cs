using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Training;

[TestClass]
public class RandomStreamsTests
{
    // Fails if the first stream's seed is shifted as the others' are.
    [TestMethod]
    public void First_stream_draws_what_manual_seed_draws()
    {
        using var scope = NewDisposeScope();
        using var streams = new RandomStreams(1234);
        var before = get_rng_state();
        manual_seed(1234);
        var expected = randn(100);
        set_rng_state(before);
        CollectionAssert.AreEqual(Bits.Of(expected), Bits.Of(randn([100], generator: streams.Weights)));
    }

    // Fails if two purposes share a seed, or if seed s of one purpose is seed s + 1 of the next.
    [TestMethod]
    public void Streams_of_all_purposes_and_of_neighbouring_seeds_differ()
    {
        using var scope = NewDisposeScope();
        var firstNumbers = new List<float>();
        foreach (int seed in new[] { 0, 1, 2, 3, -1, int.MaxValue, int.MinValue })
        {
            using var streams = new RandomStreams(seed);
            firstNumbers.AddRange(streams.All.Select(entry => randn([1], generator: entry.Stream).ToSingle()));
        }

        Assert.HasCount(7 * 7, firstNumbers.Distinct());
    }

    // Fails with one call of manual_seed or set_num_threads, or one draw without a generator, anywhere in a training.
    [TestMethod]
    public void Training_leaves_the_global_generator_and_the_thread_count_alone()
    {
        using var before = get_rng_state();
        int threads = get_num_threads();
        using (var training = SmallTraining.OfImages()) training.Loop.Run();
        using var after = get_rng_state();
        CollectionAssert.AreEqual(Bits.Of(before), Bits.Of(after));
        Assert.AreEqual(threads, get_num_threads());
    }
}
