using Microsoft.ML.Gan.Trainers;
using Microsoft.ML.Runtime;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

/// <summary>Reads images. Where the options leave it open, the first image says how large all are, and all of them whether they are grey.</summary>
internal sealed class ImageReader(DataViewRow row, DataViewSchema.Column column, TrainingOptions options, IChannel channel) : FeatureReader
{
    private readonly ImageSource source = new(row, column);
    private readonly int channels = options.Channels == 0 ? 3 : options.Channels;
    private ImageGeometry? geometry;
    private RowChunks<byte>? rows;
    private bool allGrey = true;

    public override bool Read()
    {
        using var scope = NewDisposeScope();
        Tensor? image;
        bool isGrey;
        try
        {
            image = source.TryRead(channels, out isGrey);
            if (image is null) return options.SkipsMissingValues ? false : throw NoValue(row, column, "no image");
        }
        catch (InvalidOperationException e) when (options.SkipUnreadableImages)
        {
            channel.Warning(MessageSensitivity.UserData, $"{e.Message} The row is left out.");
            return false;
        }

        allGrey &= isGrey;
        var size = new ImageSize((int)image.shape[2], (int)image.shape[3]);
        geometry ??= Plan(size);
        rows ??= new RowChunks<byte>([channels, geometry.Trained.Height, geometry.Trained.Width], ScalarType.Byte);
        if (size != geometry.Source && !geometry.AcceptsAnySize)
        {
            throw new InvalidOperationException(
                $"Row {row.Position} of column '{column.Name}' is an image of {size}, but those before it are {geometry.Source}. "
                + $"Set {nameof(TrainingOptions.ImageHeight)} and {nameof(TrainingOptions.ImageWidth)} to bring all images to one size.");
        }

        geometry.Apply(image).bytes.CopyTo(rows.Next());
        return true;
    }

    public override (FeatureColumn Column, Tensor Samples) Finish()
    {
        using var scope = NewDisposeScope();
        var samples = rows!.ToTensor();
        bool oneIsEnough = options.Channels == 0 && allGrey;
        if (oneIsEnough) samples = samples.narrow(1, 0, 1).contiguous();
        return (new ImageColumn(column.Name, oneIsEnough ? 1 : channels, geometry!), samples.MoveToOuterDisposeScope());
    }

    public override void Dispose() => rows?.Dispose();

    private ImageGeometry Plan(ImageSize first)
    {
        var plan = ImageGeometry.Plan(first, options);
        if (plan.Trained != plan.Source)
        {
            channel.Warning(MessageSensitivity.Schema,
                $"The networks cannot build images of {plan.Source}; they are trained on {plan.Trained} ({options.ImageFit}) and generate {plan.Generated}.");
        }

        return plan;
    }
}
