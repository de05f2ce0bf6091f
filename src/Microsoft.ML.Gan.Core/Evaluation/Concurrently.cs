using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>Independent computations, as many at a time as a tensor operation may use threads (torch.set_num_threads).</summary>
internal static class Concurrently
{
    /// <summary>The results in the order of the items, the same as if they were computed one after the other. What is computed owns no tensors.</summary>
    /// <exception cref="Exception">That of the first computation that failed.</exception>
    public static TResult[] Map<T, TResult>(IReadOnlyList<T> items, Func<T, TResult> compute)
    {
        var results = new TResult[items.Count];
        int threads = get_num_threads(), next = -1;
        // Threads of our own: the number is kept by each thread for good, so those of the pool may have another one, with which sums are rounded another way.
        void Work()
        {
            set_num_threads(threads);
            for (int i; (i = Interlocked.Increment(ref next)) < items.Count;)
            {
                using var scope = NewDisposeScope();
                results[i] = compute(items[i]);
            }
        }

        var workers = Enumerable.Range(0, Math.Min(threads, items.Count))
            .Select(_ => Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        Task.WhenAll(workers).GetAwaiter().GetResult();
        return results;
    }
}
