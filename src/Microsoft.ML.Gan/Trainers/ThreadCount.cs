using TorchSharp;

namespace Microsoft.ML.Gan.Trainers;

/// <summary>
/// The number of threads of a tensor operation, until it is disposed; null leaves it alone. The number is the process's: of overlapping trainings
/// the last to start decides, and when the last of them ends it is what it was before the first.
/// </summary>
internal sealed class ThreadCount : IDisposable
{
    private static readonly Lock Gate = new();
    private static int open, before;
    private readonly bool isSet;

    public ThreadCount(int? threads)
    {
        if (threads is not { } count) return;
        isSet = true;
        lock (Gate)
        {
            if (open++ == 0) before = torch.get_num_threads();
            torch.set_num_threads(count);
        }
    }

    public void Dispose()
    {
        if (!isSet) return;
        lock (Gate)
        {
            if (--open == 0) torch.set_num_threads(before);
        }
    }
}
