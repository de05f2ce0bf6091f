using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Regularizers;

/// <summary>The gradient of a critic with respect to its input, kept differentiable.</summary>
internal static class InputGradient
{
    // d sqrt(s)/ds is infinite at 0, where a locally constant critic sits; with this term its penalty has gradient 0 instead of NaN.
    private const double Epsilon = 1e-12;

    /// <summary>The Euclidean norm of grad_x D(x) over all dimensions but the first: x [N,...] to [N].</summary>
    public static Tensor Norm(Func<Tensor, Tensor> critic, Tensor x) => (SquaredNorm(critic, x) + Epsilon).sqrt();

    /// <summary>Its square.</summary>
    public static Tensor SquaredNorm(Func<Tensor, Tensor> critic, Tensor x)
    {
        x = x.detach().requires_grad_();
        var gradient = autograd.grad([critic(x).sum()], [x], retain_graph: true, create_graph: true)[0];
        return gradient.flatten(1).square().sum(1);
    }
}
