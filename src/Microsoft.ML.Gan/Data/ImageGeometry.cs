using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Trainers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

/// <summary>The height and width of an image in pixels.</summary>
internal readonly record struct ImageSize(int Height, int Width)
{
    public override string ToString() => $"{Height}x{Width} (height x width)";
}

/// <summary>How images of a column become images that the networks can build, and back.</summary>
/// <param name="Source">The size that images have, or are brought to.</param>
/// <param name="Trained">The size that the networks see.</param>
/// <param name="Generated">The size of generated images, cut from the centre of <paramref name="Trained"/>.</param>
/// <param name="Fit">How a size is reached.</param>
/// <param name="AcceptsAnySize">Whether images of another size than <paramref name="Source"/> are brought to it; otherwise they are errors.</param>
internal sealed record ImageGeometry(ImageSize Source, ImageSize Trained, ImageSize Generated, ImageFit Fit, bool AcceptsAnySize)
{
    /// <summary>The row and column of <see cref="Trained"/> where <see cref="Generated"/> begins.</summary>
    public (int Top, int Left) Crop => ((Trained.Height - Generated.Height) / 2, (Trained.Width - Generated.Width) / 2);

    /// <summary>Chooses the sizes.</summary>
    /// <param name="found">The size that images have; it counts where the options ask for none.</param>
    /// <param name="options">What size to bring them to, how, and the networks, which may not be able to build every size.</param>
    /// <exception cref="InvalidOperationException">The images are too small or too large for the networks and this fit.</exception>
    public static ImageGeometry Plan(ImageSize found, TrainingOptions options)
    {
        var fit = options.ImageFit;
        bool isGiven = options.ImageHeight > 0;
        var source = isGiven ? new ImageSize(options.ImageHeight, options.ImageWidth) : found;
        if (options.FewestLevels is not { } levels || ImagePyramid.TryCreate(source.Height, source.Width, levels) is not null) return new(source, source, source, fit, isGiven);
        var trained = fit switch
        {
            ImageFit.Resize => ImagePyramid.Nearest(source.Height, source.Width, levels),
            ImageFit.Pad => ImagePyramid.Enclosing(source.Height, source.Width, levels),
            _ => ImagePyramid.Enclosed(source.Height, source.Width, levels),
        };
        if (trained is not var (height, width))
        {
            throw new InvalidOperationException(
                $"Images of {source} cannot be brought to a size that the networks can build by {fit}; the nearest such size is {Nearest(source, levels)}. "
                + $"Use {nameof(ImageFit)}.{nameof(ImageFit.Resize)}, or set {nameof(TrainingOptions.ImageHeight)} and {nameof(TrainingOptions.ImageWidth)}.");
        }

        var size = new ImageSize(height, width);
        return new(source, size, fit == ImageFit.Pad ? source : size, fit, isGiven);
    }

    /// <summary>Brings an image, uint8 [1,C,H,W], to the trained size; the result is contiguous.</summary>
    public Tensor Apply(Tensor image)
    {
        var size = new ImageSize((int)image.shape[2], (int)image.shape[3]);
        if (size == Trained) return image;
        using var scope = NewDisposeScope();
        var pixels = image.to(ScalarType.Float32);
        var result = Fit switch
        {
            ImageFit.Resize => Scale(pixels, Trained),
            ImageFit.Pad => Pad(size == Source ? pixels : Scale(pixels, Proportional(size, Math.Min))),
            _ => CenterCrop(size == Source ? pixels : Scale(pixels, Proportional(size, Math.Max))),
        };
        return result.round().clamp(0, 255).to(ScalarType.Byte).contiguous().MoveToOuterDisposeScope();
    }

    private static ImageSize Nearest(ImageSize size, int levels)
    {
        var (height, width) = ImagePyramid.Nearest(size.Height, size.Width, levels);
        return new(height, width);
    }

    private static Tensor Scale(Tensor pixels, ImageSize size) =>
        nn.functional.interpolate(pixels, [size.Height, size.Width], mode: InterpolationMode.Bilinear, antialias: true);

    // Math.Min fits inside the source size, Math.Max covers it.
    private ImageSize Proportional(ImageSize size, Func<double, double, double> choose)
    {
        double factor = choose((double)Source.Height / size.Height, (double)Source.Width / size.Width);
        return new((int)Math.Max(1, Math.Round(size.Height * factor)), (int)Math.Max(1, Math.Round(size.Width * factor)));
    }

    private Tensor Pad(Tensor pixels)
    {
        long vertical = Trained.Height - pixels.shape[2], horizontal = Trained.Width - pixels.shape[3];
        var (top, left) = (vertical / 2, horizontal / 2);
        var (bottom, right) = (vertical - top, horizontal - left);
        bool canReflect = bottom < pixels.shape[2] && right < pixels.shape[3];
        return nn.functional.pad(pixels, [left, right, top, bottom], canReflect ? PaddingModes.Reflect : PaddingModes.Replicate);
    }

    private Tensor CenterCrop(Tensor pixels) => pixels
        .narrow(2, (pixels.shape[2] - Trained.Height) / 2, Trained.Height)
        .narrow(3, (pixels.shape[3] - Trained.Width) / 2, Trained.Width);
}
