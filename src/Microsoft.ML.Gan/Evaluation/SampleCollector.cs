using Microsoft.ML.Data;
using Microsoft.ML.Gan.Data;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>Collects the samples of a feature column as they are, row by row.</summary>
internal abstract class SampleCollector : IDisposable
{
    /// <summary>A collector for a column that has been checked.</summary>
    public static SampleCollector Create(DataViewRow row, DataViewSchema.Column column) =>
        column.Type is VectorDataViewType type ? new Vectors(row, column, type.Size) : new Images(row, column);

    /// <summary>Whether all images so far are grey.</summary>
    public virtual bool IsGrey => false;

    /// <summary>Takes in the current row.</summary>
    /// <exception cref="InvalidOperationException">The row cannot be used.</exception>
    public abstract void Read();

    /// <summary>All samples, at least one: float32 [N,D] or uint8 [N,3,H,W].</summary>
    public abstract Tensor Finish();

    public abstract void Dispose();

    private sealed class Vectors(DataViewRow row, DataViewSchema.Column column, int size) : SampleCollector
    {
        private readonly VectorSource source = new(row, column);
        private readonly RowChunks<float> rows = new([size], ScalarType.Float32);

        public override void Read()
        {
            if (!source.TryRead(rows.Next())) throw FeatureReader.NoValue(row, column, "NaN in every slot");
        }

        public override Tensor Finish() => rows.ToTensor();

        public override void Dispose() => rows.Dispose();
    }

    private sealed class Images(DataViewRow row, DataViewSchema.Column column) : SampleCollector
    {
        private const int Channels = 3;
        private readonly ImageSource source = new(row, column);
        private RowChunks<byte>? rows;
        private ImageSize size;
        private bool allGrey = true;

        public override bool IsGrey => allGrey;

        public override void Read()
        {
            using var scope = NewDisposeScope();
            var image = source.TryRead(Channels, out bool isGrey) ?? throw FeatureReader.NoValue(row, column, "no image");
            var found = new ImageSize((int)image.shape[2], (int)image.shape[3]);
            if (rows is null) size = found;
            rows ??= new RowChunks<byte>([Channels, size.Height, size.Width], ScalarType.Byte);
            if (found != size)
            {
                throw new InvalidOperationException(
                    $"Row {row.Position} of column '{column.Name}' is an image of {found}, but those before it are {size}; ResizeImages brings them to one size.");
            }

            image.bytes.CopyTo(rows.Next());
            allGrey &= isGrey;
        }

        public override Tensor Finish() => rows!.ToTensor();

        public override void Dispose() => rows?.Dispose();
    }
}
