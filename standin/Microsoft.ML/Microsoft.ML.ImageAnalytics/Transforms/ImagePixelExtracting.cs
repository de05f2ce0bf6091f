// Images become vectors: the chosen colors as planes or interleaved, as bytes or as (value - offset) * scale.
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

[assembly: LoadableClass(typeof(ImagePixelExtractingTransformer), null, typeof(SignatureLoadModel), "Image Pixel Extractor Transform", "ImagePixelExtractor")]

namespace Microsoft.ML.Transforms.Image;

public sealed class ImagePixelExtractingEstimator : TrivialEstimator<ImagePixelExtractingTransformer>
{
    internal ImagePixelExtractingEstimator(ImagePixelExtractingTransformer transformer) : base(transformer) { }

    [Flags]
    public enum ColorBits : byte
    {
        Alpha = 0x01,
        Red = 0x02,
        Green = 0x04,
        Blue = 0x08,
        Rgb = Red | Green | Blue,
        All = Alpha | Red | Green | Blue,
    }

    public enum ColorsOrder : byte
    {
        ARGB = 1,
        ARBG = 2,
        ABRG = 3,
        ABGR = 4,
        AGRB = 5,
        AGBR = 6,
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        SchemaShape.Column input = SchemaMismatch.Find(inputSchema, Transformer.InputColumnName);
        if (input.ItemType is not ImageDataViewType || input.Kind != SchemaShape.Column.VectorKind.Scalar)
            throw SchemaMismatch.Wrong(nameof(inputSchema), "input", input.Name, new ImageDataViewType().ToString(), input.GetTypeString());
        return inputSchema.With(new SchemaShape.Column(Transformer.OutputColumnName, SchemaShape.Column.VectorKind.Vector, Transformer.ItemType, isKey: false));
    }
}

public sealed class ImagePixelExtractingTransformer : OneToOneTransformerBase
{
    private static readonly VersionInfo s_version = new("IMGPXEXT", 0x00010003, 0x00010003, 0x00010003, typeof(ImagePixelExtractingTransformer).Assembly.FullName!, "ImagePixelExtractor");
    private readonly PixelLayout _layout;

    internal ImagePixelExtractingTransformer(string outputColumnName, string? inputColumnName, PixelLayout layout) : base(outputColumnName, inputColumnName) => _layout = layout;

    private ImagePixelExtractingTransformer(IHostEnvironment env, ModelLoadContext ctx) : base(ctx)
    {
        ctx.CheckAtModel(s_version);
        _layout = PixelLayout.Read(ctx.Reader);
    }

    internal NumberDataViewType ItemType => _layout.AsFloat ? NumberDataViewType.Single : NumberDataViewType.Byte;

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        SaveColumns(ctx, s_version);
        _layout.Write(ctx.Writer);
    }

    private protected override OutputColumn MakeColumn(DataViewSchema.Column input)
    {
        if (input.Type is not ImageDataViewType image) throw SchemaMismatch.Wrong("inputSchema", "input", input.Name, "image", input.Type.ToString()!);
        if (image.Height == 0) throw SchemaMismatch.Wrong("inputSchema", "input", input.Name, "known-size image", "unknown-size image");
        int planes = _layout.Channels.Length;
        int[] dimensions = _layout.Interleave ? [image.Height, image.Width, planes] : [planes, image.Height, image.Width];
        return new(new(OutputColumnName, new VectorDataViewType(ItemType, dimensions)), [input.Index], row => _layout.AsFloat
            ? Bind<float>(row.GetGetter<MLImage>(input), image, (value, at, values) => values[at] = (value - _layout.Offset) * _layout.Scale)
            : Bind<byte>(row.GetGetter<MLImage>(input), image, (value, at, values) => values[at] = value));
    }

    private delegate void Store<T>(byte value, int at, Span<T> values);

    private BoundGetter Bind<T>(ValueGetter<MLImage> getSource, ImageDataViewType type, Store<T> store)
    {
        int area = type.Width * type.Height;
        MLImage source = null!;
        ValueGetter<VBuffer<T>> getter = (ref VBuffer<T> vector) =>
        {
            getSource(ref source);
            int size = area * _layout.Channels.Length;
            var editor = VBufferEditor.Create(ref vector, size, source == null ? 0 : size);
            if (source != null) Extract(source, area, editor.Values, store);
            vector = editor.Commit();
        };
        return new(getter, () => source?.Dispose());
    }

    private void Extract<T>(MLImage source, int area, Span<T> values, Store<T> store)
    {
        if (source.Width * source.Height != area) throw new InvalidOperationException($"Image {source.Tag} is {source.Width}x{source.Height}, which is not what its column says");
        ReadOnlySpan<byte> pixels = source.Pixels;
        int channels = _layout.Channels.Length;
        for (int c = 0; c < channels; c++)
        {
            int from = PixelLayout.ByteOf(_layout.Channels[c], source.PixelFormat);
            for (int i = 0; i < area; i++) store(pixels[4 * i + from], _layout.Interleave ? i * channels + c : c * area + i, values);
        }
    }
}
