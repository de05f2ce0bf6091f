using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Posterior;

[TestClass]
public class AdaptiveBatchNormalizationTests
{
    private const int CodeSize = 5, Channels = 3;

    public static IEnumerable<CodeStatistics> Statistics => [new DirectStatistics(), new LiteralStatistics(4)];

    // Fails if gain and bias change places, or the outputs of two channels do.
    [TestMethod]
    [DynamicData(nameof(Statistics))]
    public void T_P2_3_with_one_code_the_batch_has_its_bias_and_gain(CodeStatistics statistics)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        using var layer = new AdaptiveBatchNormalization(statistics, CodeSize, Channels, random);
        var code = 20 * randn(CodeSize, generator: random);
        var y = layer.call(5 + 3 * randn([16, Channels, 4, 6], generator: random), code.expand(16, CodeSize));

        var (gain, bias) = ByHand(layer, statistics, code);
        Assert.IsTrue(y.mean([0, 2, 3]).allclose(bias, atol: 1e-3), $"{y.mean([0, 2, 3])} {bias}");
        Assert.IsTrue(y.var([0, 2, 3], unbiased: false).sqrt().allclose(gain.abs(), rtol: 1e-3, atol: 1e-3));
        Assert.IsGreaterThan(0.1, (gain - 1).abs().max().ToDouble());
        Assert.IsGreaterThan(0.1, bias.abs().max().ToDouble());
    }

    // Fails if all samples get the first one's gain and bias, or the mean of all.
    [TestMethod]
    [DynamicData(nameof(Statistics))]
    public void T_P2_3_every_sample_is_modulated_by_its_own_code(CodeStatistics statistics)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        using var layer = new AdaptiveBatchNormalization(statistics, CodeSize, Channels, random);
        var (x, codes) = (randn([4, Channels, 2, 2], generator: random), 20 * randn([4, CodeSize], generator: random));
        var y = layer.call(x, codes);
        for (int i = 0; i < 4; i++)
        {
            var alone = layer.call(x, codes.narrow(0, i, 1).expand(4, CodeSize));
            Assert.IsTrue(y[i].allclose(alone[i], atol: 1e-5));
            Assert.IsFalse(y[(i + 1) % 4].allclose(alone[(i + 1) % 4], atol: 1e-2));
        }
    }

    // Running statistics start at mean 0 and variance 1. Fails if evaluation normalises over its own batch, or over each sample (instance normalisation).
    [TestMethod]
    public void In_evaluation_a_sample_does_not_depend_on_its_neighbours()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        using var layer = new AdaptiveBatchNormalization(new DirectStatistics(), CodeSize, Channels, random);
        layer.eval();
        var (x, codes) = (randn([4, Channels], generator: random), randn([4, CodeSize], generator: random));
        var (gain, bias) = ByHand(layer, new DirectStatistics(), codes[2]);
        Assert.IsTrue(layer.call(x, codes)[2].allclose(gain * x[2] + bias, atol: 1e-4));
    }

    // The same map from the parameters, by the definitions: direct is gain, bias, gain, bias ...; literal is k outputs a channel.
    private static (Tensor Gain, Tensor Bias) ByHand(AdaptiveBatchNormalization layer, CodeStatistics statistics, Tensor code)
    {
        var parameters = layer.named_parameters().ToDictionary(parameter => parameter.name, parameter => (Tensor)parameter.parameter);
        float[] outputs = (parameters["posterior.weight"].mv(code) + parameters["posterior.bias"]).data<float>().ToArray();
        var channels = outputs.Chunk(outputs.Length / Channels).ToArray();
        double Deviation(float[] values) => Math.Sqrt(values.Average(value => Math.Pow(value - values.Average(), 2)));
        var pairs = channels.Select(values => statistics is DirectStatistics ? (Gain: values[0], Bias: values[1]) : (Gain: (float)Deviation(values), Bias: values.Average())).ToArray();
        return (tensor(pairs.Select(pair => pair.Gain).ToArray()), tensor(pairs.Select(pair => pair.Bias).ToArray()));
    }
}
