using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Layers;

[TestClass]
public class EqualizedLayerTests
{
    private static readonly Generator Random = new(41, CPU);

    // N(0,1) of length 512: variance gain^2 = 2, and 2 (1 + 0.2^2) / 2 = 1.04 behind a leaky ReLU. Fails with fan_out for fan_in.
    [TestMethod]
    public void T_SG_2_a_layer_keeps_the_size_of_what_goes_through()
    {
        using var scope = NewDisposeScope();
        using var linear = new EqualizedLinear(512, 512, EqualizedRate.Rectified, Random);
        using var convolution = new EqualizedConv2d(128, 256, 3, EqualizedRate.Rectified, Random);
        var y = linear.call(randn(2048, 512, generator: Random));
        Assert.AreEqual(2, y.var().ToSingle(), 0.04);
        Assert.AreEqual(1.04, nn.functional.leaky_relu(y, 0.2).square().mean().ToSingle(), 0.02);

        // Away from the border, where a pixel has all its 9 neighbours.
        var inner = convolution.call(randn([4, 128, 18, 18], generator: Random)).narrow(2, 1, 16).narrow(3, 1, 16);
        Assert.AreEqual(2, inner.var().ToSingle(), 0.04);
    }

    // The same draws give 100 times the stored weight and the same function; a step of the weight moves it by a hundredth. Fails if lrmul is in one place only.
    [TestMethod]
    public void T_SG_2_the_rate_multiplier_does_not_change_the_initial_function()
    {
        using var scope = NewDisposeScope();
        EqualizedLinear Create(double multiplier) => new(512, 64, EqualizedRate.Rectified with { RateMultiplier = multiplier }, new Generator(5, CPU));
        using EqualizedLinear plain = Create(1), slow = Create(0.01);
        var x = randn(8, 512, generator: Random);
        Assert.IsTrue(plain.call(x).allclose(slow.call(x), rtol: 1e-4, atol: 1e-5));
        Assert.AreEqual(100, slow.get_parameter("weight")!.std().ToSingle(), 1);

        var before = slow.call(x);
        using (no_grad()) slow.get_parameter("bias")!.add_(1);
        Assert.AreEqual(0.01, (slow.call(x) - before).mean().ToSingle(), 1e-4);
    }

    // The plain forms: nearest doubling, then the convolution; the convolution, then the mean of 2x2. Fails with a kernel that is not flipped.
    [TestMethod]
    [DataRow(3, 5)]
    [DataRow(4, 4)]
    public void Resampling_in_one_convolution_equals_the_plain_form(int height, int width)
    {
        using var scope = NewDisposeScope();
        var weight = randn([3, 2, 3, 3], ScalarType.Float64, generator: Random).requires_grad_();
        var bias = randn([3], ScalarType.Float64, generator: Random);
        var x = randn([2, 2, 2 * height, 2 * width], ScalarType.Float64, generator: Random).requires_grad_();

        Tensor Plain(Tensor input) => nn.functional.conv2d(input, weight, bias, padding: [1, 1]);
        AssertEqual(Plain(Resize.Enlarge(x)), Resampling.Double.Convolve(x, weight, bias), x, weight);
        AssertEqual(Resize.Shrink(Plain(x)), Resampling.Halve.Convolve(x, weight, bias), x, weight);
    }

    // Values, gradients, and the gradient of a gradient penalty.
    private static void AssertEqual(Tensor expected, Tensor actual, params Tensor[] inputs)
    {
        var direction = randn(expected.shape, ScalarType.Float64, generator: Random);
        Tensor[] Derivatives(Tensor y)
        {
            var first = autograd.grad([(y.square() * direction).sum()], inputs, retain_graph: true, create_graph: true);
            return [y, .. first, .. autograd.grad([first[0].square().sum()], inputs)];
        }

        foreach (var (e, a) in Derivatives(expected).Zip(Derivatives(actual))) Assert.IsTrue(e.allclose(a, rtol: 1e-10, atol: 1e-10));
    }
}
