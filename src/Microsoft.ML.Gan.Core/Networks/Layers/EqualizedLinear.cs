using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Layers;

/// <summary>A fully connected layer [N,I] to [N,O] with an <see cref="EqualizedRate"/>.</summary>
internal sealed class EqualizedLinear : nn.Module<Tensor, Tensor>
{
    private readonly EqualizedRate rate;
    private readonly double scale;
    private readonly Parameter weight;
    private readonly Parameter? bias;

    public EqualizedLinear(long inputs, long outputs, EqualizedRate rate, Generator random, bool hasBias = true) : base(nameof(EqualizedLinear))
    {
        this.rate = rate;
        weight = rate.Weight([outputs, inputs], random);
        scale = rate.Scale(weight.shape);
        if (hasBias) bias = EqualizedRate.Bias(outputs);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => nn.functional.linear(x, weight * scale, bias is null ? null : bias * rate.RateMultiplier);
}
