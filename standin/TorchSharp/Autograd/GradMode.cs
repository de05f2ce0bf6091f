// Per-thread switches of autograd, put back when disposed.
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static IDisposable no_grad() => new AutoGradMode(false);
    public static IDisposable enable_grad(bool enabled = true) => new AutoGradMode(enabled);
    public static IDisposable set_grad_enabled(bool mode = true) => new AutoGradMode(mode);
    public static bool is_grad_enabled() => Door.door_grad_mode() != 0;
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);
    public static bool is_inference_mode_enabled() => Door.door_is_inference_mode() != 0;

    private sealed class AutoGradMode : IDisposable
    {
        private readonly long _before = Door.door_grad_mode();

        internal AutoGradMode(bool on) => Door.door_set_grad_mode(on ? 1 : 0);

        public void Dispose() => Door.door_set_grad_mode(_before);
    }

    private sealed class InferenceMode(bool on) : IDisposable
    {
        private nint _mode = Door.door_enter_inference_mode(on ? 1 : 0);

        public void Dispose()
        {
            if (_mode != 0) Door.door_leave_inference_mode(_mode);
            _mode = 0;
        }
    }
}
