using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Regularizers;

/// <summary>The gradient of a critic with respect to its input, kept differentiable.</summary>
internal static class InputGradient
{
    // d sqrt(s)/ds is infinite at 0, where a locally constant critic sits; with this term its penalty has gradient 0 instead of NaN.
    private const double Epsilon = 1e-12;

    /// <summary>The Euclidean norm of grad_x D(x) over everything that belongs to one score: x [N,...] to [N], or to [N/m] where m samples share a score.</summary>
    public static Tensor Norm(Func<Tensor, Tensor> critic, Tensor x) => (SquaredNorm(critic, x) + Epsilon).sqrt();

    /// <summary>Its square.</summary>
    public static Tensor SquaredNorm(Func<Tensor, Tensor> critic, Tensor x)
    {
        x = x.detach().requires_grad_();
        var scores = critic(x);
        var gradient = autograd.grad([scores.sum()], [x], retain_graph: true, create_graph: true)[0];
        return gradient.reshape(scores.shape[0], -1).square().sum(1);
    }
}
