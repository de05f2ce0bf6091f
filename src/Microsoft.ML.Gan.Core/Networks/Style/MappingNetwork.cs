using Microsoft.ML.Gan.Networks.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Style;

/// <summary>f: latents [N,L], normalised to mean square 1, to intermediate latents w [N,W] by fully connected layers that learn at a hundredth of the rate.</summary>
internal sealed class MappingNetwork : nn.Module<Tensor, Tensor>
{
    private const double RateMultiplier = 0.01;
    private readonly nn.Module<Tensor, Tensor> layers;

    public MappingNetwork(long latentSize, StyleFamily family, Generator random) : base(nameof(MappingNetwork))
    {
        var rate = EqualizedRate.Rectified with { RateMultiplier = RateMultiplier };
        layers = nn.Sequential(
        [
            new PixelNormalization(),
            .. Enumerable.Range(0, family.MappingLayers).SelectMany<int, nn.Module<Tensor, Tensor>>(i =>
                [new EqualizedLinear(i == 0 ? latentSize : family.StyleSize, family.StyleSize, rate, random), nn.LeakyReLU(0.2)]),
        ]);
        RegisterComponents();
    }

    public override Tensor forward(Tensor latents) => layers.call(latents);
}
