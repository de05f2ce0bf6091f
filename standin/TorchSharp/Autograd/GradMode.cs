// Per-thread switches of autograd, put back when disposed.
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static IDisposable no_grad() => new AutoGradMode(false);
    public static IDisposable enable_grad(bool enabled = true) => new AutoGradMode(enabled);

    private sealed class AutoGradMode : IDisposable
    {
        private readonly long _before = Door.door_grad_mode();

        internal AutoGradMode(bool on) => Door.door_set_grad_mode(on ? 1 : 0);

        public void Dispose() => Door.door_set_grad_mode(_before);
    }
}
