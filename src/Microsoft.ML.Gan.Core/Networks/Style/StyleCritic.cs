using Microsoft.ML.Gan.Networks.Growing;
using Microsoft.ML.Gan.Networks.Layers;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Style;

/// <summary>
/// The critic of progressive growing up to its last layer: images [N,C,H,W], of the full size or of that of the level it has grown to, to features [N,F].
/// </summary>
internal sealed class StyleCritic : nn.Module<Tensor, Tensor>
{
    private readonly ImagePyramid pyramid;
    private readonly int firstLevel;
    private readonly ModuleList<Sequential> fromImage, blocks;
    private readonly nn.Module<Tensor, Tensor> last;
    private readonly GrowthState growth;

    public StyleCritic(StyleFamily family, ImageShape shape, Generator random) : base(nameof(StyleCritic))
    {
        pyramid = family.Pyramid(shape);
        firstLevel = family.FirstLevel(pyramid);
        fromImage = nn.ModuleList<Sequential>([.. Enumerable.Range(firstLevel, pyramid.Levels + 1 - firstLevel).Select(level => nn.Sequential(
            new EqualizedConv2d(shape.Channels, family.Width(level + 1), 1, EqualizedRate.Rectified, random), new Rectifier(0.2)))]);
        blocks = nn.ModuleList<Sequential>([.. Enumerable.Range(1, pyramid.Levels).Select(level => Halve(family.Width(level + 1), family.Width(level), random))]);
        last = Last(family, random);
        growth = new GrowthState(family.Growing.At(0, pyramid.Levels));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var point = growth.Point;
        x = Resize.Shrink(x, x.shape[2] / ((long)pyramid.BaseHeight << point.Level));
        var h = FromImage(point.Level, x);
        for (int level = point.Level; level > 0; level--)
        {
            h = blocks[level - 1].call(h);
            if (level == point.Level && point.Alpha < 1) h = point.Fade(FromImage(level - 1, Resize.Shrink(x)), h);
        }

        return last.call(h);
    }

    private Tensor FromImage(int level, Tensor x) => fromImage[level - firstLevel].call(x);

    private static Sequential Halve(long inputs, long outputs, Generator random) => nn.Sequential(
        new EqualizedConv2d(inputs, inputs, 3, EqualizedRate.Rectified, random), new Rectifier(0.2), new Blur(),
        new EqualizedConv2d(inputs, outputs, 3, EqualizedRate.Rectified, random, resampling: Resampling.Halve), new Rectifier(0.2));

    private Sequential Last(StyleFamily family, Generator random)
    {
        long channels = family.Width(1);
        return nn.Sequential(
            new MinibatchDeviation(family.DeviationGroup),
            new EqualizedConv2d(channels + 1, channels, 3, EqualizedRate.Rectified, random), new Rectifier(0.2),
            nn.Flatten(),
            new EqualizedLinear(channels * pyramid.BaseHeight * pyramid.BaseWidth, family.Width(0), EqualizedRate.Rectified, random), new Rectifier(0.2));
    }
}
