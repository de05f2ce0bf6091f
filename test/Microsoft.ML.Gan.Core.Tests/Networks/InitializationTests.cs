using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.ResNet;
using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks;

/// <summary>Spreads of 20,000 weights or more, whose standard error is below 0.5 %. Each fails if fan-in and fan-out are confused, or the kernel is not counted.</summary>
[TestClass]
public class InitializationTests
{
    [TestMethod]
    public void Normal_has_the_given_spread()
    {
        using var layer = nn.Conv2d(40, 20, 5);
        AssertSpread(0.02, layer.Normal(0.02, Random()).weight!);
        AssertZero(layer.bias!);
    }

    // fan_in 40 * 25 = 1000: sqrt(2 / 1000).
    [TestMethod]
    public void HeNormal_follows_the_fan_in()
    {
        using var layer = nn.Conv2d(40, 20, 5);
        AssertSpread(Math.Sqrt(2.0 / 1000), layer.HeNormal(Random()).weight!);
        AssertZero(layer.bias!);
    }

    // a = 2 sqrt(6 / (100 + 300)), and a uniform law on (-a, a) has spread a / sqrt(3).
    [TestMethod]
    public void GlorotUniform_follows_both_fans_and_stays_inside_its_bound()
    {
        using var layer = nn.Linear(100, 300);
        double bound = 2 * Math.Sqrt(6.0 / 400);
        AssertSpread(bound / Math.Sqrt(3), layer.GlorotUniform(Random(), gain: 2).weight!);
        float largest = layer.weight!.data<float>().ToArray().Max(Math.Abs);
        Assert.AreEqual(bound, largest, bound * 0.01);
        Assert.IsLessThanOrEqualTo(bound * 1.000001, (double)largest);
    }

    // Section 2.3: GAN-QP's are Keras's, SN-GAN's are Glorot's with gain sqrt 2 inside a block and 1 for its shortcut. Each kernel is tight against its bound.
    // Fails with N(0, 0.02^2), with He's normal law, and with one gain for both.
    [TestMethod]
    public void Families_start_as_their_authors_do()
    {
        using var scope = NewDisposeScope();
        using var random = Random();
        using var potential = (DcganFamily.GanQp with { Channels = 16 }).CreateCritic(new ImageShape(3, 16, 16), random).Features;
        AssertBound(1, 25, potential.named_parameters().Where(entry => entry.parameter.dim() == 4), expected: 2);
        using var generator = new ResNetFamily(16).CreateGenerator(8, new ImageShape(3, 16, 16), random);
        var kernels = generator.named_parameters().Where(entry => entry.parameter.dim() == 4).ToArray();
        AssertBound(Math.Sqrt(2), 9, kernels.Where(entry => entry.name.Contains("residual", StringComparison.Ordinal)), expected: 4);
        AssertBound(1, 1, kernels.Where(entry => entry.name.Contains("shortcut", StringComparison.Ordinal)), expected: 2);
    }

    // Fails if the layer's own initialisation, which draws from the process-wide generator, shows through.
    [TestMethod]
    public void Weights_depend_on_the_given_stream_alone()
    {
        using var first = nn.Linear(5, 5).HeNormal(Random());
        using var second = nn.Linear(5, 5).HeNormal(Random());
        CollectionAssert.AreEqual(Bits.Of(first), Bits.Of(second));
    }

    private static void AssertBound(double gain, int kernel, IEnumerable<(string Name, TorchSharp.Modules.Parameter Weight)> weights, int expected)
    {
        Assert.HasCount(expected, weights.ToArray());
        foreach (var (name, weight) in weights)
        {
            double bound = gain * Math.Sqrt(6.0 / ((weight.shape[0] + weight.shape[1]) * kernel));
            Assert.AreEqual(bound, weight.data<float>().ToArray().Max(Math.Abs), 0.03 * bound, name);
        }
    }

    private static Generator Random() => new(8, CPU);

    private static void AssertSpread(double expected, Tensor weight)
    {
        using var scope = NewDisposeScope();
        Assert.AreEqual(expected, weight.detach().std().ToSingle(), expected * 0.02);
        Assert.AreEqual(0, weight.detach().mean().ToSingle(), expected * 0.03);
    }

    private static void AssertZero(Tensor bias) => Assert.IsTrue(bias.data<float>().ToArray().All(value => value == 0));
}
