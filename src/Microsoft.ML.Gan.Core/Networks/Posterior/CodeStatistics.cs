using System.Text.Json.Serialization;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Posterior;

/// <summary>
/// The posterior module P_i of a layer: one linear layer without an activation, which turns the code z [N,d] into a gain and a bias for each channel. The
/// paper leaves open how statistics come from a vector, so there are two readings.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "statistics")]
[JsonDerivedType(typeof(DirectStatistics), "direct")]
[JsonDerivedType(typeof(LiteralStatistics), "literal")]
public abstract record CodeStatistics
{
    /// <summary>Outputs of the linear layer for each channel.</summary>
    internal abstract int OutputsPerChannel { get; }

    /// <summary>The linear layer from <paramref name="codeSize"/> values to the outputs of all channels.</summary>
    internal abstract nn.Module<Tensor, Tensor> Create(int codeSize, long channels, torch.Generator random);

    /// <summary>Gain and bias [N,C] from the outputs [N,C,<see cref="OutputsPerChannel"/>].</summary>
    internal abstract (Tensor Gain, Tensor Bias) Of(Tensor outputs);
}

/// <summary>The outputs are the gain and the bias: weights N(0, 0.02^2), and the gain starts around 1. The default.</summary>
public sealed record DirectStatistics : CodeStatistics
{
    internal override int OutputsPerChannel => 2;

    internal override nn.Module<Tensor, Tensor> Create(int codeSize, long channels, torch.Generator random)
    {
        var layer = nn.Linear(codeSize, channels * OutputsPerChannel).Normal(0.02, random);
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        layer.bias!.copy_(tensor(new[] { 1f, 0f }).repeat(channels));
        return layer;
    }

    internal override (Tensor Gain, Tensor Bias) Of(Tensor outputs) => (outputs.select(2, 0), outputs.select(2, 1));
}

/// <summary>The gain is the standard deviation of a channel's outputs, and the bias their mean, as instance normalisation would take them of a feature map.</summary>
/// <param name="Samples">Outputs for each channel, at least 2. Default 16.</param>
public sealed record LiteralStatistics(int Samples = 16) : CodeStatistics
{
    private const double Epsilon = 1e-5;

    /// <summary>Outputs for each channel.</summary>
    public int Samples { get; init; } = Samples >= 2 ? Samples : throw new ArgumentOutOfRangeException(nameof(Samples), Samples, "A deviation needs at least 2 outputs for each channel.");

    internal override int OutputsPerChannel => Samples;

    // Weights N(0, 1/d) put the outputs of a code ~ N(0, I) at a deviation of about 1, which is the gain.
    internal override nn.Module<Tensor, Tensor> Create(int codeSize, long channels, torch.Generator random) =>
        nn.Linear(codeSize, channels * Samples).Normal(1 / Math.Sqrt(codeSize), random);

    // Epsilon under the root, so that the slope is finite where all outputs are equal; the gain there is Epsilon.
    internal override (Tensor Gain, Tensor Bias) Of(Tensor outputs) => ((outputs.var(2, unbiased: false) + Epsilon * Epsilon).sqrt(), outputs.mean([2]));
}
