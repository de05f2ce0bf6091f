// Progress entries reach no listener of MLContext.Log (nor do the official ones): this checks them and forgets them.
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

internal sealed class ProgressChannel : IProgressChannel
{
    private ProgressHeader _header = new();

    public void SetHeader(ProgressHeader header, Action<IProgressEntry> fillAction)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(fillAction);
        _header = header;
    }

    public void Checkpoint(params double?[] values)
    {
        int limit = _header.MetricNames.Count + 2 * _header.UnitNames.Count;
        if (values.Length > limit) throw new InvalidOperationException($"Too many values provided in Checkpoint: {values.Length}, the header has room for {limit}");
    }

    public IProgressChannel StartProgressChannel(string name) => new ProgressChannel();

    public void Dispose() { }
}
