using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

/// <summary>
/// What happens to an image each time that it is drawn for a batch: it is enlarged (bilinearly), a window of its former size is cut out at a random place,
/// and the window is mirrored, left to right, with some probability. So a network rarely sees the same pixels twice. Isola et al. (2017) call it random
/// jitter and mirroring; Zhu et al. (2017) train CycleGANs with it. Only for images to which neither does harm: mirrored letters are no letters, and
/// enlarging blurs what is a pixel wide. Places and mirrorings have a random stream of their own, so the order of the rows stays what it would be without.
/// </summary>
/// <param name="Scale">Sides of the enlarged image, relative to the image's, in [1, 2]; rounded to whole pixels. Default 1: the window is the whole image.</param>
/// <param name="FlipProbability">Share of the windows that are mirrored, in [0, 1]. Default 0.</param>
public sealed record Jitter(double Scale = 1, double FlipProbability = 0)
{
    /// <summary>Sides of the enlarged image, relative to the image's, in [1, 2].</summary>
    public double Scale { get; init => field = Require.Between(value, 1, 2); } = Require.Between(Scale, 1, 2);

    /// <summary>Share of the windows that are mirrored, in [0, 1].</summary>
    public double FlipProbability { get; init => field = Require.Share(value); } = Require.Share(FlipProbability);

    /// <summary>
    /// Whether every value is moved by less than one of 256 levels, at random: level v becomes (v + u) / 128 - 1 with u ~ U(0, 1), so that the values of eight bits fill
    /// [-1, 1) without gaps, and a critic cannot tell real samples by their gaps. Gulrajani et al. (2017) train the residual networks of CIFAR-10 so. Default false.
    /// </summary>
    public bool Dequantizes { get; init; }

    /// <summary>Images stay as they are, bit for bit, and nothing is drawn.</summary>
    public static Jitter None { get; } = new();

    /// <summary>CycleGAN's: windows of 256 pixels in images of 286, half of them mirrored.</summary>
    public static Jitter CycleGan { get; } = new(286.0 / 256, 0.5);

    /// <summary>Throws where samples cannot be jittered.</summary>
    /// <exception cref="ArgumentException">They are vectors, and this is not <see cref="None"/>.</exception>
    internal void Check(SampleShape shape)
    {
        if (shape is ImageShape || this == None) return;
        throw new ArgumentException(
            $"{this} changes images, but the samples are vectors of {shape}, whose values have no places to be moved to. Vectors need {nameof(Jitter)}.{nameof(None)}.", nameof(shape));
    }

    /// <summary>Images [N,C,H,W] as a batch is to hold them, each with a window and a mirroring of its own.</summary>
    internal Tensor Apply(Tensor images, Generator random)
    {
        if (this == None) return images;
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var (count, height, width) = (images.shape[0], images.shape[2], images.shape[3]);
        var enlarged = Scale == 1 ? images : nn.functional.interpolate(images, [Enlarged(height), Enlarged(width)], mode: InterpolationMode.Bilinear);
        var tops = randint(enlarged.shape[2] - height + 1, [count], generator: random).data<long>().ToArray();
        var lefts = randint(enlarged.shape[3] - width + 1, [count], generator: random).data<long>().ToArray();
        var chances = rand([count], generator: random).data<float>().ToArray();
        var windows = enlarged.unbind().Select((image, i) =>
        {
            var window = image.narrow(1, tops[i], height).narrow(2, lefts[i], width);
            return chances[i] < FlipProbability ? window.flip(2) : window;
        });
        var drawn = stack(windows);
        return (Dequantizes ? Dequantize(drawn, random) : drawn).MoveToOuterDisposeScope();
    }

    // Level v is x = v / 127.5 - 1.
    private static Tensor Dequantize(Tensor images, Generator random) => ((images + 1) * 127.5 + rand(images.shape, generator: random).to(images.device)) / 128 - 1;

    private long Enlarged(long side) => (long)Math.Round(side * Scale);
}
