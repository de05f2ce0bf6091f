// Images as column values, of a known size or of any.
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms.Image;

public sealed class ImageDataViewType : StructuredDataViewType
{
    public readonly int Height;
    public readonly int Width;

    static ImageDataViewType() => DataViewTypeManager.Register(new ImageDataViewType(), typeof(MLImage));

    public ImageDataViewType() : base(typeof(MLImage)) { }

    public ImageDataViewType(int height, int width) : this()
    {
        if (height <= 0) throw new ArgumentOutOfRangeException(nameof(height), "Must be positive.");
        if (width <= 0) throw new ArgumentOutOfRangeException(nameof(width), "Must be positive.");
        if ((long)height * width > int.MaxValue / 4) throw new ArgumentOutOfRangeException(nameof(height), "height * width is too large.");
        Height = height;
        Width = width;
    }

    public override bool Equals(DataViewType? other) => other is ImageDataViewType image && image.Height == Height && image.Width == Width;
    public override bool Equals(object? other) => other is DataViewType type && Equals(type);
    public override int GetHashCode() => HashCode.Combine(Height, Width);
    public override string ToString() => Height == 0 ? "Image" : $"Image<{Height}, {Width}>";
}

[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class ImageTypeAttribute : DataViewTypeAttribute
{
    private readonly ImageDataViewType _type;

    public ImageTypeAttribute() => _type = new ImageDataViewType();
    public ImageTypeAttribute(int height, int width) => _type = new ImageDataViewType(height, width);

    public override void Register() => DataViewTypeManager.Register(_type, typeof(MLImage), this);
    public override bool Equals(DataViewTypeAttribute? other) => other is ImageTypeAttribute image && image._type.Equals(_type);
    public override bool Equals(object? obj) => obj is DataViewTypeAttribute other && Equals(other);
    public override int GetHashCode() => _type.GetHashCode();
}
