// Backward passes: into .grad, or returned for a list of inputs.
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        public static unsafe IList<Tensor> grad(
            IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            nint* room = stackalloc nint[Count(outputs, inputs, grad_outputs)];
            Door.Check(Door.door_gradients(
                Handles(outputs, ref room), Handles(inputs, ref room), Handles(grad_outputs, ref room), Flag(retain_graph), Flag(create_graph), Flag(allow_unused), out Value results));
            return Aten.Take(results);
        }

        public static unsafe void backward(
            IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            nint* room = stackalloc nint[Count(tensors, grad_tensors, inputs)];
            Door.Check(Door.door_backward(
                Handles(tensors, ref room), Handles(grad_tensors, ref room), Flag(retain_graph ?? create_graph), Flag(create_graph), Handles(inputs, ref room)));
        }

        public static void backward(
            Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        private static long Flag(bool on) => on ? 1 : 0;

        private static int Count(params ReadOnlySpan<IList<Tensor>?> lists)
        {
            int count = 0;
            foreach (IList<Tensor>? list in lists) count += list?.Count ?? 0;
            return count;
        }

        // The handles of a list, written at `room`, which moves past them. The lists stay alive in the caller.
        private static unsafe Value Handles(IList<Tensor>? tensors, ref nint* room)
        {
            var value = new Value { Tag = Tag.Tensors, Bits = (long)room, Count = tensors?.Count ?? 0 };
            for (int k = 0; k < value.Count; k++) *room++ = tensors![k].Handle;
            return value;
        }
    }
}
