using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Layers;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Regularizers;

[TestClass]
public class SpectralProjectionTests
{
    // From (1, 1), k iterations on diag(2, 1) leave v ~ (2^(2k-1), 1) and u ~ (2^2k, 1): sigma = sqrt((4^2k + 1) / (4^(2k-1) + 1)), sqrt(3.4) for k = 1.
    // Fails from another start, or with another number of iterations.
    [TestMethod]
    [DataRow(1, 1.843909)]
    [DataRow(2, 1.988428)]
    [DataRow(5, 1.999997)]
    public void Weights_are_divided_by_the_estimate(int iterations, double sigma)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        using var critic = new Unconditional().CreateCritic(new MlpFamily(2, 1), new VectorShape(2), random);
        var weight = critic.parameters().First();
        using var noGrad = no_grad();
        weight.copy_(tensor(new float[] { 2, 0, 0, 1 }, [2, 2]));
        new SpectralProjection(iterations).Apply(critic);
        Assert.AreEqual(2 / sigma, weight[0, 0].ToSingle(), 1e-6);
        Assert.AreEqual(1 / sigma, weight[1, 1].ToSingle(), 1e-6);
    }

    // Fails with the inputs as rows.
    [TestMethod]
    public void The_rows_of_a_transposed_convolution_are_its_outputs()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1, CPU);
        var layer = nn.ConvTranspose2d(3, 7, 2).Normal(1, random);
        using var critic = new ScoreCritic(new CriticBody(nn.Sequential(layer, nn.Flatten()), 28, (inputs, outputs, bias) => nn.Linear(inputs, outputs, bias)));
        using var noGrad = no_grad();
        new SpectralProjection(200).Apply(critic);
        Assert.AreEqual(1, SingularValue.Largest(layer.weight!.permute(1, 0, 2, 3).flatten(1)), 1e-3);
    }

    // Convolutions as [out, in * kh * kw], gains as one row; biases stay. Fails if a weight is taken as [out * in, kh * kw], or a bias is scaled.
    [TestMethod]
    public void Every_weight_ends_at_1_and_no_bias_is_touched()
    {
        using var random = new Generator(1, CPU);
        var family = new DcganFamily(4) { CriticNormalization = Normalization.Batch };
        using var critic = new Unconditional().CreateCritic(family, new ImageShape(1, 16, 16), random);
        using var noGrad = no_grad();
        foreach (var (name, parameter) in critic.named_parameters().Where(p => p.name.EndsWith("bias", StringComparison.Ordinal))) parameter.fill_(7);
        new SpectralProjection(200).Apply(critic);
        foreach (var (name, parameter) in critic.named_parameters())
        {
            using var scope = NewDisposeScope();
            if (name.EndsWith("bias", StringComparison.Ordinal)) Assert.AreEqual(7, parameter.max().ToSingle());
            else if (parameter.dim() == 1) Assert.AreEqual(1, parameter.square().sum().ToSingle(), 1e-5, name);
            else Assert.AreEqual(1, SingularValue.Largest(parameter.flatten(1)), 1e-3, name);
        }
    }
}
