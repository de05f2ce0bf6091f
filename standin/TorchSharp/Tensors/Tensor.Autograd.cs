// A tensor's part in automatic differentiation.
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public bool requires_grad
        {
            get => Door.door_requires_grad(Handle) != 0;
            set => Door.Check(Door.door_set_requires_grad(Handle, value ? 1 : 0));
        }

        public Tensor requires_grad_(bool requires_grad = true) => with_requires_grad(requires_grad);

        public Tensor with_requires_grad(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        // Every access makes a new wrapper, owned by the current scope.
        public Tensor? grad
        {
            get => Door.door_grad(Handle) is var handle and not 0 ? new Tensor(handle) : null;
            set => Door.Check(Door.door_set_grad(Handle, value?.Handle ?? 0));
        }

        public void backward() => autograd.backward(this);

        public Tensor detach() => Aten.Call("detach", this);
    }
}
