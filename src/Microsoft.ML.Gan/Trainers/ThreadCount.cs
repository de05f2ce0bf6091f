using TorchSharp;

namespace Microsoft.ML.Gan.Trainers;

/// <summary>The number of threads of a tensor operation, until it is disposed; null leaves it alone.</summary>
internal sealed class ThreadCount : IDisposable
{
    private readonly int before = torch.get_num_threads();

    public ThreadCount(int? threads)
    {
        if (threads is { } count) torch.set_num_threads(count);
    }

    public void Dispose()
    {
        if (torch.get_num_threads() != before) torch.set_num_threads(before);
    }
}
