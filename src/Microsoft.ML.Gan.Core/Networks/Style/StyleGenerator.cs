using Microsoft.ML.Gan.Networks.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Style;

/// <summary>The style-based generator: rows [N,L+M] of a latent and the noise of all layers to images of the full size.</summary>
internal sealed class StyleGenerator : GeneratorNetwork
{
    private const double AverageDecay = 0.995;
    private readonly long latentSize;
    private readonly StyleFamily family;
    private readonly int levels;
    private readonly MappingNetwork mapping;
    private readonly SynthesisNetwork synthesis;
    private readonly Tensor average;

    public StyleGenerator(int latentSize, StyleFamily family, ImageShape shape, Generator random) : base(nameof(StyleGenerator))
    {
        (this.latentSize, this.family, levels) = (latentSize, family, family.Pyramid(shape).Levels);
        mapping = new MappingNetwork(latentSize, family, random);
        synthesis = new SynthesisNetwork(family, shape, random);
        average = zeros(family.StyleSize).DetachFromDisposeScope();
        RegisterComponents();
    }

    /// <summary>Layers that take a style: two for each level.</summary>
    public int LayerCount => 2 * (levels + 1);

    /// <summary>The running mean [W] of w over the training.</summary>
    public Tensor AverageStyle => average;

    /// <summary>The styles [N,<see cref="LayerCount"/>,W] of rows: the same w for every layer.</summary>
    public Tensor Styles(Tensor rows) => ForAllLayers(Map(rows));

    /// <summary>Images of the full size from a style for every layer and the noise of <paramref name="rows"/>.</summary>
    public Tensor Images(Tensor styles, Tensor rows) => Resize.Enlarge(Synthesize(styles, rows), 1L << (levels - synthesis.Point.Level));

    public override Tensor forward(Tensor latents, Tensor? labels) => Images(Styles(latents), latents);

    /// <summary>Images of the size of the current level, with mixed styles; moves the running mean of w.</summary>
    public override Tensor ForTraining(Func<Tensor> draw, Tensor? labels, Generator random)
    {
        var rows = draw();
        var w = Map(rows);
        MoveAverage(w);
        var styles = ForAllLayers(w);
        return Synthesize(Chance(random) < family.MixingProbability ? StyleMixing.Cross(styles, Styles(draw()), Crossover(random)) : styles, rows);
    }

    private Tensor Map(Tensor rows) => mapping.call(rows.narrow(1, 0, latentSize));

    private Tensor Synthesize(Tensor styles, Tensor rows) => synthesis.call(styles, rows.narrow(1, latentSize, rows.shape[1] - latentSize));

    private Tensor ForAllLayers(Tensor w) => w.unsqueeze(1).expand(-1, LayerCount, -1);

    private static double Chance(Generator random)
    {
        using var chance = rand(1, generator: random);
        return chance.item<float>();
    }

    // Uniform from 1 to the last layer of the current level.
    private long Crossover(Generator random)
    {
        using var layer = randint(1, 2 * (synthesis.Point.Level + 1), [1], generator: random);
        return layer.item<long>();
    }

    private void MoveAverage(Tensor w)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        average.mul_(AverageDecay).add_(w.detach().mean([0]), 1 - AverageDecay);
    }
}
