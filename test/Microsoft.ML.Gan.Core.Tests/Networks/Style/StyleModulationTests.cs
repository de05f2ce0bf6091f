using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Style;

[TestClass]
public class StyleModulationTests
{
    // Fails with another number for the 1 of "1 +".
    [TestMethod]
    public void T_SG_4_every_channel_of_every_sample_has_the_mean_and_deviation_of_its_style()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(45, CPU);
        using var modulation = new StyleModulation(3, 16, random);
        using (no_grad()) modulation.get_parameter("affine.bias")!.normal_(0, 0.5, random);
        Tensor x = 4 * randn([5, 3, 6, 7], generator: random) + 2, w = randn(5, 16, generator: random);
        var result = modulation.call(x, w);

        var y = nn.functional.linear(w, modulation.get_parameter("affine.weight")! / 4, modulation.get_parameter("affine.bias"));
        var (scale, shift) = ((1 + y.narrow(1, 0, 3)).abs(), y.narrow(1, 3, 3));
        Assert.IsTrue(shift.allclose(result.mean([2, 3]), rtol: 1e-4, atol: 1e-4));
        Assert.IsTrue(scale.allclose(result.std([2, 3], unbiased: false), rtol: 1e-4, atol: 1e-4));
    }

    // The plain form: (x - mean) / sqrt(biased variance + 1e-8), in float64. The smaller channel has a variance of 1e-8, where the epsilon shows.
    [TestMethod]
    public void One_operation_equals_the_plain_form_and_so_do_its_gradients()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(46, CPU);
        using var modulation = new StyleModulation(2, 4, random);
        modulation.to(ScalarType.Float64);
        var size = tensor(new[] { 1e-4, 3 }).reshape(1, 2, 1, 1);
        Tensor x = (size * randn([3, 2, 4, 4], ScalarType.Float64, generator: random)).requires_grad_(), w = randn([3, 4], ScalarType.Float64, generator: random).requires_grad_();

        Tensor Plain()
        {
            var y = nn.functional.linear(w, modulation.get_parameter("affine.weight")! / 2, modulation.get_parameter("affine.bias"));
            var centred = x - x.mean([2, 3], keepdim: true);
            var normal = centred / (centred.square().mean([2, 3], keepdim: true) + 1e-8).sqrt();
            return (1 + y.narrow(1, 0, 2)).reshape(3, 2, 1, 1) * normal + y.narrow(1, 2, 2).reshape(3, 2, 1, 1);
        }

        Tensor[] Derivatives(Tensor result) => [result, .. autograd.grad([result.pow(3).sum()], [x, w, .. modulation.parameters()])];
        foreach (var (expected, actual) in Derivatives(Plain()).Zip(Derivatives(modulation.call(x, w)))) Assert.IsTrue(expected.allclose(actual, rtol: 1e-8, atol: 1e-8));
    }
}
