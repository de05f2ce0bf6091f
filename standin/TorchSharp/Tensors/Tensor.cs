// A tensor: one owned reference to libtorch's, released by its scope, by Dispose, or at last by the finalizer.
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor : IDisposable
    {
        private nint _handle;

        internal Tensor(nint handle) : this(handle, register: true) { }

        // An undefined tensor (null handle) holds nothing, so no scope has to know it.
        private protected Tensor(nint handle, bool register)
        {
            _handle = handle;
            if (handle == 0) GC.SuppressFinalize(this);
            else if (register) DisposeScopeManager.OfThread.Register(this);
        }

        ~Tensor() => Dispose(false);

        public IntPtr Handle => _handle != 0 ? _handle : throw new InvalidOperationException("Tensor invalid -- empty handle.");
        public bool IsInvalid => _handle == 0;

        internal DisposeScope? OwningDisposeScope { get; set; }

        public void Dispose()
        {
            if (_handle == 0) return;
            if (OwningDisposeScope is { } scope) scope.MarkAsDisposed(this);
            else DisposeScopeManager.OfThread.Counts.DisposedOutsideScopeCount++;
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            nint handle = MoveHandle();
            if (handle != 0) Door.door_release(handle);
        }

        // Gives up the reference; this tensor is invalid from now on.
        internal nint MoveHandle() => Interlocked.Exchange(ref _handle, 0);

        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);
        public bool Equals(Tensor target) => Aten.Number("equal", this, target).ToBoolean();
        public override int GetHashCode() => base.GetHashCode();
    }
}
