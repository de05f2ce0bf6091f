// A channel hands its messages to the environment's log under "host; channel".
using System.Globalization;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

internal sealed class Channel : IChannel
{
    private readonly HostEnvironment _host;
    private readonly string _source;
    private bool _disposed;

    public Channel(HostEnvironment host, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _host = host;
        _source = host.FullName.Length == 0 ? name : $"{host.FullName}; {name}";
        Trace(MessageSensitivity.None, "Channel started");
    }

    public string ContextDescription => _source;

    public void Send(ChannelMessage msg)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _host.Log(_source, msg);
    }

    private void Send(ChannelMessageKind kind, MessageSensitivity sensitivity, string fmt) => Send(new ChannelMessage(kind, sensitivity, fmt));

    private void Send(ChannelMessageKind kind, MessageSensitivity sensitivity, string fmt, object[] args)
        => Send(kind, sensitivity, string.Format(CultureInfo.InvariantCulture, fmt, args));

    public void Trace(MessageSensitivity sensitivity, string fmt) => Send(ChannelMessageKind.Trace, sensitivity, fmt);
    public void Trace(MessageSensitivity sensitivity, string fmt, params object[] args) => Send(ChannelMessageKind.Trace, sensitivity, fmt, args);
    public void Info(MessageSensitivity sensitivity, string fmt) => Send(ChannelMessageKind.Info, sensitivity, fmt);
    public void Info(MessageSensitivity sensitivity, string fmt, params object[] args) => Send(ChannelMessageKind.Info, sensitivity, fmt, args);
    public void Warning(MessageSensitivity sensitivity, string fmt) => Send(ChannelMessageKind.Warning, sensitivity, fmt);
    public void Warning(MessageSensitivity sensitivity, string fmt, params object[] args) => Send(ChannelMessageKind.Warning, sensitivity, fmt, args);
    public void Error(MessageSensitivity sensitivity, string fmt) => Send(ChannelMessageKind.Error, sensitivity, fmt);
    public void Error(MessageSensitivity sensitivity, string fmt, params object[] args) => Send(ChannelMessageKind.Error, sensitivity, fmt, args);

    public TException Process<TException>(TException ex) where TException : Exception => ex;

    public void Dispose()
    {
        if (_disposed) return;
        Trace(MessageSensitivity.None, "Channel disposed");
        _disposed = true;
    }
}
