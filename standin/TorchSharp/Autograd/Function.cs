// Differentiable functions whose forward and backward are written in C#.
using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        public abstract class Function<T> where T : Function<T>, new()
        {
            private protected static readonly T Instance = new();

            public abstract string Name { get; }

            public static unsafe List<Tensor> apply_internal(params object[] vars)
            {
                Tensor[] inputs = [.. vars.OfType<Tensor>()];
                var call = new FunctionCall(vars, Instance.forward_internal, Instance.backward_internal);
                nint owner = GCHandle.ToIntPtr(GCHandle.Alloc(call));
                nint* room = stackalloc nint[inputs.Length];
                Door.Check(Door.door_apply(owner, FunctionCall.Callbacks, Handles(inputs, ref room), out Value results));
                GC.KeepAlive(inputs);
                return call.Wrap(results);
            }

            internal abstract List<Tensor> forward_internal(AutogradContext ctx, object[] vars);
            internal abstract List<Tensor> backward_internal(AutogradContext ctx, List<Tensor> grad_outputs);
        }

        public abstract class SingleTensorFunction<T> : Function<T> where T : SingleTensorFunction<T>, new()
        {
            public abstract Tensor forward(AutogradContext ctx, params object[] vars);
            public abstract List<Tensor> backward(AutogradContext ctx, Tensor grad_output);

            public static Tensor apply(params object[] vars) => apply_internal(vars)[0];

            internal sealed override List<Tensor> forward_internal(AutogradContext ctx, object[] vars) => [forward(ctx, vars)];
            internal sealed override List<Tensor> backward_internal(AutogradContext ctx, List<Tensor> grad_outputs) => backward(ctx, grad_outputs[0]);
        }

        // One call of a function: what the native node calls back into, alive until the node is released.
        private sealed unsafe class FunctionCall(object[] vars, Func<AutogradContext, object[], List<Tensor>> forward, Func<AutogradContext, List<Tensor>, List<Tensor>> backward)
        {
            internal static readonly Callbacks* Callbacks = AllocateCallbacks();

            private readonly bool[] _isTensor = [.. vars.Select(v => v is Tensor)];
            private readonly AutogradContext _context = new();
            private object[]? _vars = vars;
            private List<Tensor>? _outputs;

            // The wrapped outputs; where libtorch kept the very tensor that forward made, its wrapper too.
            internal List<Tensor> Wrap(in Value results)
            {
                List<Tensor> made = _outputs!;
                _outputs = null;
                var outputs = new List<Tensor>();
                for (int k = 0; k < results.Count; k++)
                {
                    nint handle = ((nint*)results.Bits)[k];
                    Tensor? same = made.Find(t => t.Handle == handle);
                    if (same is not null) Door.door_release(handle);
                    outputs.Add(same ?? new Tensor(handle));
                }
                Door.door_free((nint)results.Bits);
                return outputs;
            }

            private void Forward(nint context, nint results)
            {
                _context.Enter(context);
                _outputs = forward(_context, _vars!);
                _vars = null;
                foreach (Tensor output in _outputs) Door.door_add(results, output.Handle);
            }

            private void Backward(nint context, ReadOnlySpan<nint> gradients, nint results)
            {
                using var scope = NewDisposeScope();
                _context.Enter(context);
                var grads = new List<Tensor>();
                foreach (nint gradient in gradients)
                {
                    if (gradient != 0) Door.door_retain(gradient);
                    grads.Add(new Tensor(gradient));
                }
                List<Tensor> inputs = backward(_context, grads);
                if (inputs.Count < _isTensor.Length)
                    throw new InvalidOperationException($"backward returned {inputs.Count} gradients for {_isTensor.Length} inputs.");
                for (int k = 0; k < inputs.Count; k++)
                {
                    bool defined = inputs[k] is { IsInvalid: false };
                    if (k < _isTensor.Length && _isTensor[k]) Door.door_add(results, defined ? inputs[k].Handle : 0);
                    else if (defined) throw new InvalidOperationException($"backward returned a gradient at position {k}, where the input is no tensor.");
                }
            }

            private static Callbacks* AllocateCallbacks()
            {
                var callbacks = (Callbacks*)NativeMemory.Alloc((nuint)sizeof(Callbacks));
                *callbacks = new Callbacks { Forward = &OnForward, Backward = &OnBackward, Release = &OnRelease };
                return callbacks;
            }

            private static FunctionCall Of(nint owner) => (FunctionCall)GCHandle.FromIntPtr(owner).Target!;

            [UnmanagedCallersOnly]
            private static int OnForward(nint owner, nint context, nint results) =>
                Try(() => Of(owner).Forward(context, results));

            [UnmanagedCallersOnly]
            private static int OnBackward(nint owner, nint context, nint* gradients, long count, nint results) =>
                Try(() => Of(owner).Backward(context, new ReadOnlySpan<nint>(gradients, (int)count), results));

            [UnmanagedCallersOnly]
            private static void OnRelease(nint owner) => GCHandle.FromIntPtr(owner).Free();

            // An exception must not cross native frames: its text does, and comes back from the call that started it all.
            private static int Try(Action body)
            {
                try
                {
                    body();
                    return 0;
                }
                catch (Exception e)
                {
                    Door.door_set_error(e.Message);
                    return 1;
                }
            }
        }

        public class AutogradContext : IDisposable
        {
            private readonly Dictionary<string, object> _data = [];
            private nint _native;

            internal AutogradContext() { }

            // The native context is only there while forward or backward runs.
            internal void Enter(nint native) => _native = native;

            public unsafe void save_for_backward(List<Tensor> tensors)
            {
                nint* room = stackalloc nint[tensors.Count];
                Door.door_context_save(_native, Handles(tensors, ref room));
                GC.KeepAlive(tensors);
            }

            public List<Tensor> get_saved_variables()
            {
                Door.Check(Door.door_context_saved(_native, out Value results));
                return [.. Aten.Take(results)];
            }

            public void save_data(string key, object value) => _data[key] = value;
            public object get_data(string key) => _data[key];

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing) => _data.Clear();
        }
    }
}
