// Paths become images.
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

[assembly: LoadableClass(typeof(ImageLoadingTransformer), null, typeof(SignatureLoadModel), "Image Loader Transform", "ImageLoader")]

namespace Microsoft.ML.Data;

public sealed class ImageLoadingEstimator : TrivialEstimator<ImageLoadingTransformer>
{
    internal ImageLoadingEstimator(ImageLoadingTransformer transformer) : base(transformer) { }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        SchemaShape.Column input = SchemaMismatch.Find(inputSchema, Transformer.InputColumnName);
        if (input.ItemType is not TextDataViewType || input.Kind != SchemaShape.Column.VectorKind.Scalar)
            throw SchemaMismatch.Wrong(nameof(inputSchema), "input", input.Name, TextDataViewType.Instance.ToString(), input.GetTypeString());
        return inputSchema.With(new SchemaShape.Column(Transformer.OutputColumnName, SchemaShape.Column.VectorKind.Scalar, new ImageDataViewType(), isKey: false));
    }
}

public sealed class ImageLoadingTransformer : OneToOneTransformerBase
{
    private static readonly VersionInfo s_version = new("IMGLOADR", 0x00010004, 0x00010004, 0x00010004, typeof(ImageLoadingTransformer).Assembly.FullName!, "ImageLoader");

    public readonly string ImageFolder;

    internal ImageLoadingTransformer(string outputColumnName, string? imageFolder, string? inputColumnName) : base(outputColumnName, inputColumnName)
        => ImageFolder = imageFolder ?? "";

    private ImageLoadingTransformer(IHostEnvironment env, ModelLoadContext ctx) : base(ctx)
    {
        ctx.CheckAtModel(s_version);
        ImageFolder = ctx.Reader.ReadString();
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        SaveColumns(ctx, s_version);
        ctx.Writer.Write(ImageFolder);
    }

    private protected override OutputColumn MakeColumn(DataViewSchema.Column input)
    {
        if (input.Type is not TextDataViewType) throw SchemaMismatch.Wrong("inputSchema", "input", input.Name, TextDataViewType.Instance.ToString(), input.Type.ToString()!);
        return new(new(OutputColumnName, new ImageDataViewType()), [input.Index], row => new(Getter(row.GetGetter<ReadOnlyMemory<char>>(input))));
    }

    private ValueGetter<MLImage> Getter(ValueGetter<ReadOnlyMemory<char>> getPath)
    {
        ReadOnlyMemory<char> path = default;
        return (ref MLImage image) =>
        {
            image?.Dispose();
            image = null!;
            getPath(ref path);
            if (path.Length == 0) return;
            string file = ImageFolder.Length == 0 ? path.ToString() : Path.Combine(ImageFolder, path.ToString());
            try
            {
                image = MLImage.CreateFromFile(file);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Image {path} was not found.", e);
            }
            image.Tag = file;
        };
    }
}
