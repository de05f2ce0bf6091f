using System.Globalization;
using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace Standin.Tests.Torch;

/// <summary>Operators, layers and their initialisation against test/peers/standin_operators.py, with the same seeds.</summary>
[TestClass]
public sealed class OperatorTests
{
    private static readonly (string Name, Func<Tensor> Case)[] Cases =
    [
        ("conv2d", () => F.conv2d(R(2, 3, 9, 9), R(4, 3, 3, 3), R(4), [2, 2], [1, 1])),
        ("conv2d_layer", () => Layer(Conv2d(3, 5, 4, 2, 1), 2, 3, 8, 8)),
        ("conv_transpose2d", () => F.conv_transpose2d(R(2, 3, 4, 4), R(3, 2, 4, 4), R(2), [2, 2], [1, 1])),
        ("conv_transpose2d_layer", () => Layer(ConvTranspose2d(3, 5, 4, 2, 1), 2, 3, 4, 4)),
        ("linear_layer", () => Layer(Linear(7, 3), 5, 7)),
        ("embedding_layer", () => Apply(Embedding(6, 4, padding_idx: 2), tensor(new long[] { 0, 2, 5 }))),
        ("batch_norm", () => Layer(BatchNorm2d(3), 4, 3, 5, 5)),
        ("instance_norm", () => Layer(InstanceNorm2d(3), 4, 3, 5, 5)),
        ("layer_norm", () => Layer(LayerNorm([3, 5]), 4, 3, 5)),
        ("avg_pool2d", () => F.avg_pool2d(R(2, 3, 8, 8), 2)),
        ("nearest", () => F.interpolate(R(2, 3, 4, 4), scale_factor: [2, 2])),
        ("bilinear", () => F.interpolate(R(2, 3, 4, 4), size: [7, 5], mode: InterpolationMode.Bilinear, align_corners: false)),
        ("pad", () => F.pad(R(2, 3, 4), [1, 2], value: 0.5)),
        ("pad_reflect", () => F.pad(R(2, 3, 4), [1, 2], PaddingModes.Reflect)),
        ("leaky_relu", () => F.leaky_relu(R(50), 0.2)),
        ("softplus", () => F.softplus(R(50) * 10)),
        ("cross_entropy", () => F.cross_entropy(R(5, 7), tensor(new long[] { 0, 6, 3, 3, 1 }), label_smoothing: 0.1)),
        ("dropout", () => F.dropout(R(100), 0.3)),
        ("one_hot", () => F.one_hot(randint(0, 5, [9]), 5)),
        ("var", () => R(4, 6).var([0], unbiased: false)),
        ("std", () => R(4, 6).std(1)),
        ("norm", () => R(4, 6).norm(dim: 1, p: 1)),
        ("topk", () => R(30).topk(4).values),
        ("eigvalsh", () => R(4, 4) is var a ? linalg.eigvalsh(a.mm(a.t())) : a),
        ("randperm", () => randperm(9)),
    ];

    [TestMethod]
    public void EveryOperatorGivesPythonsNumbers()
    {
        string[] lines = PythonPeer.Run("standin_operators.py").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.AreEqual(Cases.Length, lines.Length);
        for (int number = 0; number < Cases.Length; number++)
        {
            string[] words = lines[number].Split(' ');
            Assert.AreEqual(Cases[number].Name, words[0]);
            double[] expected = [.. words[1..].Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
            double[] actual = Moments(number);
            for (int m = 0; m < 3; m++)
                Assert.AreEqual(expected[m], actual[m], 1e-5 * (1 + Math.Abs(expected[m])), $"moment {m} of {words[0]}");
        }
    }

    private static double[] Moments(int number)
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        manual_seed(number);
        Tensor result = Cases[number].Case().to(ScalarType.Float64).flatten();
        Tensor weights = arange(1, result.NumberOfElements + 1, dtype: float64);
        return [result.sum().ToDouble(), result.abs().sum().ToDouble(), (result * weights).sum().ToDouble()];
    }

    private static Tensor R(params long[] size) => randn(size);

    private static Tensor Layer(Module<Tensor, Tensor> layer, params long[] size) => Apply(layer, randn(size));

    private static Tensor Apply(Module<Tensor, Tensor> layer, Tensor input)
    {
        using (layer) return layer.call(input);
    }
}
