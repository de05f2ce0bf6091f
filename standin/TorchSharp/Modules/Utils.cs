using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static class utils
        {
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                using var scope = NewDisposeScope();
                using var noGrad = no_grad();
                Tensor[] gradients = [.. tensors.Select(tensor => tensor.grad).OfType<Tensor>()];
                double norm = Math.Pow(gradients.Sum(gradient => gradient.abs().pow(norm_type).sum().ToDouble()), 1 / norm_type);
                foreach (var gradient in gradients) gradient.mul_((float)Math.Min(1, max_norm / (norm + 1e-6)));
                return norm;
            }
        }
    }
}
