// One per thread: the stack of open scopes and the counters that show a leak.
using static TorchSharp.torch;

namespace TorchSharp;

public class DisposeScopeManager
{
    [ThreadStatic] private static DisposeScopeManager? t_ofThread;

    internal static DisposeScopeManager OfThread => t_ofThread ??= new DisposeScopeManager();

    public static ThreadDisposeScopeStatistics Statistics => OfThread.ThreadStatistics;

    internal ThreadDisposeScopeStatistics ThreadStatistics { get; } = new();
    internal LifetimeStatistics Counts => ThreadStatistics.TensorStatistics;
    internal DisposeScope? Current { get; private set; }

    internal DisposeScope Enter() => Current = new DisposeScope(this);

    // Scopes may be disposed out of order: those inside then belong to what was outside.
    internal void Remove(DisposeScope scope)
    {
        if (Current == scope) Current = scope.OuterScope;
        for (DisposeScope? inner = Current; inner is not null; inner = inner.OuterScope)
            if (inner.OuterScope == scope) inner.OuterScope = scope.OuterScope;
    }

    internal void Register(Tensor tensor)
    {
        if (Current is null)
        {
            Counts.CreatedOutsideScopeCount++;
            return;
        }
        Counts.CreatedInScopeCount++;
        Current.Own(tensor);
    }
}

public class ThreadDisposeScopeStatistics
{
    public LifetimeStatistics TensorStatistics { get; } = new();
    public long ThreadTotalLiveCount => TensorStatistics.ThreadTotalLiveCount;
}

public class LifetimeStatistics
{
    public long CreatedOutsideScopeCount { get; internal set; }
    public long DisposedOutsideScopeCount { get; internal set; }
    public long CreatedInScopeCount { get; internal set; }
    public long DisposedInScopeCount { get; internal set; }

    public long ThreadTotalLiveCount =>
        CreatedInScopeCount + CreatedOutsideScopeCount - DisposedInScopeCount - DisposedOutsideScopeCount;
}
