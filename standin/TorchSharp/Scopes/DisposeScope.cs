// Owns the tensors made while it is the thread's current scope and disposes them with itself.
using static TorchSharp.torch;

namespace TorchSharp
{
    public sealed class DisposeScope : IDisposable
    {
        private readonly DisposeScopeManager _manager;
        private HashSet<IDisposable> _disposables = new(ReferenceEqualityComparer.Instance);

        internal DisposeScope(DisposeScopeManager manager) => (_manager, OuterScope) = (manager, manager.Current);

        internal DisposeScope? OuterScope { get; set; }

        public T MoveToOuter<T>(T disposable) where T : IDisposable
        {
            if (OuterScope is null) return Detach(disposable);
            if (_disposables.Remove(disposable)) OuterScope.Own(disposable);
            return disposable;
        }

        public T Detach<T>(T disposable) where T : IDisposable
        {
            if (_disposables.Remove(disposable) && disposable is Tensor tensor) tensor.OwningDisposeScope = null;
            return disposable;
        }

        public void MarkAsDisposed(IDisposable disposable)
        {
            _disposables.Remove(disposable);
            if (disposable is not Tensor tensor) return;
            _manager.Counts.DisposedInScopeCount++;
            tensor.OwningDisposeScope = null;
        }

        public void Dispose()
        {
            HashSet<IDisposable> all = _disposables;
            _disposables = new(ReferenceEqualityComparer.Instance);
            foreach (IDisposable disposable in all) disposable.Dispose();
            _manager.Remove(this);
        }

        internal void Own(IDisposable disposable)
        {
            _disposables.Add(disposable);
            if (disposable is Tensor tensor) tensor.OwningDisposeScope = this;
        }

        // A parameter takes the place of the tensor that became it.
        internal void Replace(Tensor old, Tensor replacement)
        {
            _disposables.Remove(old);
            old.OwningDisposeScope = null;
            Own(replacement);
        }
    }

    public static partial class torch
    {
        public static DisposeScope NewDisposeScope() => DisposeScopeManager.OfThread.Enter();

        public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
        {
            using var scope = NewDisposeScope();
            return expr().MoveToOuterDisposeScope();
        }
    }
}
