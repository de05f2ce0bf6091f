// The one implementation of environment and host: a tree of named nodes that share a catalog, a log and a seeded generator.
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

internal sealed class HostEnvironment : IHost
{
    private readonly HostEnvironment? _parent;
    private readonly Lock _randLock = new();

    public HostEnvironment(int? seed, Action<string, ChannelMessage> log)
    {
        Rand = seed is { } s ? new Random(s) : new Random();
        Log = log;
        ComponentCatalog = new ComponentCatalog();
        FullName = "";
    }

    private HostEnvironment(HostEnvironment parent, string name, int seed)
    {
        _parent = parent;
        Rand = new Random(seed);
        Log = parent.Log;
        ComponentCatalog = parent.ComponentCatalog;
        FullName = parent.FullName.Length == 0 ? name : $"{parent.FullName}; {name}";
    }

    public Random Rand { get; }
    public ComponentCatalog ComponentCatalog { get; }
    public string FullName { get; }
    public string ContextDescription => _parent == null ? "HostEnvironment" : FullName;
    internal Action<string, ChannelMessage> Log { get; }

    public IHost Register(string name, int? seed = null, bool? verbose = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        lock (_randLock) return new HostEnvironment(this, name, seed ?? Rand.Next());
    }

    public IChannel Start(string name) => new Channel(this, name);

    public IPipe<TMessage> StartPipe<TMessage>(string name) => new UnheardPipe<TMessage>(name);

    public IProgressChannel StartProgressChannel(string name) => new ProgressChannel();

    public TException Process<TException>(TException ex) where TException : Exception => ex;

    /// Nothing listens to messages of other types than a channel's.
    private sealed class UnheardPipe<TMessage>(string name) : IPipe<TMessage>
    {
        public string ContextDescription => name;
        public void Send(TMessage msg) { }
        public TException Process<TException>(TException ex) where TException : Exception => ex;
        public void Dispose() { }
    }
}
