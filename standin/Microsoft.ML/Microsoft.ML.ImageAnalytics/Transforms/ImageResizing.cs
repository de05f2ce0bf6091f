// Images of any size become images of one size.
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

[assembly: LoadableClass(typeof(ImageResizingTransformer), null, typeof(SignatureLoadModel), "Image Resizer Transform", "ImageScaler")]

namespace Microsoft.ML.Transforms.Image;

public sealed class ImageResizingEstimator : TrivialEstimator<ImageResizingTransformer>
{
    internal ImageResizingEstimator(ImageResizingTransformer transformer) : base(transformer) { }

    public enum ResizingKind : byte
    {
        IsoPad = 0,
        IsoCrop = 1,
        Fill = 2,
    }

    public enum Anchor : byte
    {
        Right = 0,
        Left = 1,
        Top = 2,
        Bottom = 3,
        Center = 4,
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        SchemaShape.Column input = SchemaMismatch.Find(inputSchema, Transformer.InputColumnName);
        if (input.ItemType is not ImageDataViewType || input.Kind != SchemaShape.Column.VectorKind.Scalar)
            throw SchemaMismatch.Wrong(nameof(inputSchema), "input", input.Name, "image", input.GetTypeString());
        return inputSchema.With(new SchemaShape.Column(Transformer.OutputColumnName, SchemaShape.Column.VectorKind.Scalar, Transformer.Type, isKey: false));
    }
}

public sealed class ImageResizingTransformer : OneToOneTransformerBase
{
    private static readonly VersionInfo s_version = new("IMGSCALF", 0x00010003, 0x00010003, 0x00010003, typeof(ImageResizingTransformer).Assembly.FullName!, "ImageScaler");
    private readonly ImageResizingEstimator.ResizingKind _resizing;
    private readonly ImageResizingEstimator.Anchor _anchor;

    internal ImageResizingTransformer(string outputColumnName, int width, int height, string? inputColumnName,
        ImageResizingEstimator.ResizingKind resizing, ImageResizingEstimator.Anchor anchor) : base(outputColumnName, inputColumnName)
    {
        Type = new ImageDataViewType(height, width);
        _resizing = resizing;
        _anchor = anchor;
    }

    private ImageResizingTransformer(IHostEnvironment env, ModelLoadContext ctx) : base(ctx)
    {
        ctx.CheckAtModel(s_version);
        Type = new ImageDataViewType(ctx.Reader.ReadInt32(), ctx.Reader.ReadInt32());
        _resizing = (ImageResizingEstimator.ResizingKind)ctx.Reader.ReadByte();
        _anchor = (ImageResizingEstimator.Anchor)ctx.Reader.ReadByte();
    }

    internal ImageDataViewType Type { get; }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        SaveColumns(ctx, s_version);
        ctx.Writer.Write(Type.Height);
        ctx.Writer.Write(Type.Width);
        ctx.Writer.Write((byte)_resizing);
        ctx.Writer.Write((byte)_anchor);
    }

    private protected override OutputColumn MakeColumn(DataViewSchema.Column input)
    {
        if (input.Type is not ImageDataViewType) throw SchemaMismatch.Wrong("inputSchema", "input", input.Name, "image", input.Type.ToString()!);
        return new(new(OutputColumnName, Type), [input.Index], row => Bind(row.GetGetter<MLImage>(input)));
    }

    private BoundGetter Bind(ValueGetter<MLImage> getSource)
    {
        MLImage source = null!;
        ValueGetter<MLImage> getter = (ref MLImage image) =>
        {
            image?.Dispose();
            image = null!;
            getSource(ref source);
            if (source == null) return;
            if (source.Width == Type.Width && source.Height == Type.Height)
            {
                // The caller owns what it gets; the next row begins with no source.
                (image, source) = (source, null!);
                return;
            }
            image = ImageResampler.Resize(source, Type.Width, Type.Height, _resizing, _anchor);
        };
        return new(getter, () => source?.Dispose());
    }
}
