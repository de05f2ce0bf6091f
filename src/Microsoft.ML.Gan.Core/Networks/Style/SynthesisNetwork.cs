using Microsoft.ML.Gan.Networks.Growing;
using Microsoft.ML.Gan.Networks.Layers;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Style;

/// <summary>g: a w for every layer [N,2(n+1),W] and noise [N,M] to images [N,C,H,W] of the size of the level that the network has grown to.</summary>
internal sealed class SynthesisNetwork : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly StyleFamily family;
    private readonly ImagePyramid pyramid;
    private readonly int firstLevel;
    private readonly nn.Module<Tensor, Tensor> input;
    private readonly ModuleList<StyleBlock> blocks;
    private readonly ModuleList<EqualizedConv2d> toImage;
    private readonly GrowthState growth;

    public SynthesisNetwork(StyleFamily family, ImageShape shape, Generator random) : base(nameof(SynthesisNetwork))
    {
        this.family = family;
        pyramid = family.Pyramid(shape);
        firstLevel = family.FirstLevel(pyramid);
        input = family.ConstantInput ? new ConstantInput(family.Width(1), pyramid.BaseHeight, pyramid.BaseWidth) : LatentInput(random);
        blocks = nn.ModuleList<StyleBlock>([.. Levels(0).Select(level => new StyleBlock(level, family, random))]);
        toImage = nn.ModuleList<EqualizedConv2d>([.. Levels(firstLevel).Select(level => new EqualizedConv2d(family.Width(level + 1), shape.Channels, 1, EqualizedRate.Linear, random))]);
        growth = new GrowthState(family.Growing.At(0, pyramid.Levels));
        RegisterComponents();
    }

    /// <summary>The point the network has grown to.</summary>
    public GrowthPoint Point => growth.Point;

    public override Tensor forward(Tensor styles, Tensor noise)
    {
        var point = Point;
        var (x, below, position) = (input.call(styles.select(1, 0)), default(Tensor), 0L);
        for (int level = 0; level <= point.Level; level++)
        {
            long size = family.NoiseSize(pyramid, level);
            (below, x) = (x, blocks[level].call(x, styles.narrow(1, 2 * level, 2), noise.narrow(1, position, size)));
            position += size;
        }

        var image = ToImage(point.Level, x);
        return point.Alpha == 1 || point.Level == 0 ? image : point.Fade(Double(ToImage(point.Level - 1, below!)), image);
    }

    private Tensor ToImage(int level, Tensor x) => toImage[level - firstLevel].call(x);

    private Tensor Double(Tensor image) => family.SmoothFade ? Resize.DoubleSmoothly(image) : Resize.Enlarge(image);

    private IEnumerable<int> Levels(int first) => Enumerable.Range(first, pyramid.Levels + 1 - first);

    // The dense layer of the official code, which leaves the bias to the style layer behind it.
    private nn.Module<Tensor, Tensor> LatentInput(Generator random)
    {
        var (channels, height, width) = (family.Width(1), pyramid.BaseHeight, pyramid.BaseWidth);
        return nn.Sequential(
            new EqualizedLinear(family.StyleSize, (long)channels * height * width, new EqualizedRate(Math.Sqrt(2) / 4), random, hasBias: false),
            nn.Unflatten(1, [channels, height, width]));
    }
}
