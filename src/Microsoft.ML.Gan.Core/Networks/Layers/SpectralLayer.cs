using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Layers;

/// <summary>
/// Miyato et al., "Spectral Normalization for Generative Adversarial Networks" (2018): a linear or convolution layer whose weight, seen as a
/// matrix W [out, in * kh * kw], is divided by an estimate of its largest singular value, sigma = u^T W v with u and v held constant in the
/// backward pass. The bound 1 is the matrix's; a convolution's operator norm may reach sqrt(kh * kw).
/// </summary>
internal sealed class SpectralLayer : nn.Module<Tensor, Tensor>
{
    // 1 iteration on a random matrix leaves the estimate at 0.84 of the truth, 20 at 0.9993.
    private const int WarmUpIterations = 20;

    private readonly nn.Module<Tensor, Tensor> layer;
    private readonly Func<Tensor, Tensor, Tensor> convolve;
    private readonly Tensor u, v;

    private SpectralLayer(nn.Module<Tensor, Tensor> layer, Func<Tensor, Tensor, Tensor> convolve, Generator random) : base(nameof(SpectralLayer))
    {
        this.layer = layer;
        this.convolve = convolve;
        using var noGrad = no_grad();
        using var matrix = Matrix;
        u = randn(matrix.shape[0], dtype: matrix.dtype, generator: random).DetachFromDisposeScope();
        v = zeros(matrix.shape[1], dtype: matrix.dtype).DetachFromDisposeScope();
        RegisterComponents();
        Update(WarmUpIterations);
    }

    public static SpectralLayer Of(Linear layer, Generator random) =>
        new(layer, (x, weight) => nn.functional.linear(x, weight, layer.bias), random);

    public static SpectralLayer Of(Conv2d layer, Generator random) =>
        new(layer, (x, weight) => nn.functional.conv2d(x, weight, layer.bias, layer.stride, layer.padding, layer.dilation, layer.groups), random);

    private Tensor Matrix => layer.get_parameter("weight")!.flatten(1);

    public override Tensor forward(Tensor x) =>
        convolve(x, layer.get_parameter("weight")! / new PowerIteration(u, v).Sigma(Matrix));

    /// <summary>Lets the estimate follow the weight. Due after every change of the weight; forward passes leave it alone.</summary>
    public void Update(int iterations = 1)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var power = PowerIteration.Of(Matrix, u, iterations);
        u.copy_(power.U);
        v.copy_(power.V);
    }
}
