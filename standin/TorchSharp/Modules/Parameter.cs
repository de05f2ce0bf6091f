// A tensor that a module trains. It takes over the tensor it is made of, which becomes invalid.
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        public class Parameter : Tensor
        {
            public Parameter(Tensor data, bool requires_grad = true) : base(data.with_requires_grad(requires_grad).MoveHandle(), register: false)
            {
                GC.SuppressFinalize(data);
                data.OwningDisposeScope?.Replace(data, this);
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
        }
    }
}
