using Microsoft.ML.Data;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Trainers;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Gan.Data;

/// <summary>What a trainer can say about its columns from the schema alone, before any data is read.</summary>
internal static class InputSchema
{
    /// <summary>The shape of a data view's schema: its visible columns.</summary>
    public static SchemaShape ShapeOf(DataViewSchema schema) => new(schema.Where(column => !column.IsHidden).Select(column =>
        ShapeOf(column.Name, column.Type, new SchemaShape(column.Annotations.Schema.Select(a => ShapeOf(a.Name, a.Type, null))))));

    /// <summary>The feature column.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column, or it has a type that cannot be learned.</exception>
    public static SchemaShape.Column Feature(SchemaShape inputSchema, string name)
    {
        var column = Find(inputSchema, name, "feature");
        bool isImage = column is { Kind: SchemaShape.Column.VectorKind.Scalar, ItemType: ImageDataViewType };
        if (!isImage && !IsVector(column, "feature"))
        {
            throw new ArgumentOutOfRangeException(
                nameof(inputSchema), $"The feature column '{column.Name}' is {Describe(column)}; an image or a vector of Single of known size is accepted.");
        }

        return column;
    }

    /// <summary>Throws where a feature column is a vector, but the networks that vectors would get are for images.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As said.</exception>
    public static void CheckNetwork(SchemaShape.Column feature, NetworkFamily network)
    {
        if (feature.ItemType is ImageDataViewType || !network.ImagesOnly) return;
        throw new ArgumentOutOfRangeException(
            nameof(feature),
            $"The feature column '{feature.Name}' is {Describe(feature)}, but the networks are those of {network.GetType().Name}, which builds them for images only; MlpFamily's are for vectors.");
    }

    /// <summary>Throws where a feature column is a vector that is to be jittered.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As said.</exception>
    public static void CheckJitter(SchemaShape.Column feature, Jitter jitter)
    {
        if (feature.ItemType is ImageDataViewType || jitter == Jitter.None) return;
        throw new ArgumentOutOfRangeException(
            nameof(feature), $"The feature column '{feature.Name}' is {Describe(feature)}, but {nameof(GanOptions.Jitter)} is {jitter}, which is for images; vectors need {nameof(Jitter)}.{nameof(Jitter.None)}.");
    }

    /// <summary>Throws where there is no such label column, or where it has a type that labels cannot have.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As said.</exception>
    public static void CheckLabel(SchemaShape inputSchema, string name)
    {
        var column = Find(inputSchema, name, "label");
        if (column.Kind == SchemaShape.Column.VectorKind.Scalar && LabelType.Find(column.ItemType) is not null) return;
        throw new ArgumentOutOfRangeException(
            nameof(inputSchema),
            $"The label column '{name}' is {Describe(column)}; a key, a Boolean or a number with whole values is accepted."
            + (column.ItemType is TextDataViewType ? " MapValueToKey makes keys of text." : ""));
    }

    /// <summary>Throws where there is no such condition column, or where it has a type that conditions cannot have.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As said.</exception>
    public static void CheckCondition(SchemaShape inputSchema, string name)
    {
        var column = Find(inputSchema, name, "condition");
        if (column is { Kind: SchemaShape.Column.VectorKind.Scalar, IsKey: false } && column.ItemType.Equals(NumberDataViewType.Single)) return;
        if (IsVector(column, "condition")) return;
        throw new ArgumentOutOfRangeException(
            nameof(inputSchema),
            $"The condition column '{name}' is {Describe(column)}; a Single or a vector of Single of known size is accepted. Classes go into {nameof(GanOptions.LabelColumnName)}.");
    }

    /// <summary>Whether values of two types can be compared: both images, vectors of one size, keys, or of one type.</summary>
    public static bool IsAlike(DataViewType found, DataViewType expected) => (found, expected) switch
    {
        (ImageDataViewType, ImageDataViewType) => true,
        (VectorDataViewType a, VectorDataViewType b) => a.Size == b.Size && a.ItemType.Equals(b.ItemType),
        (KeyDataViewType, KeyDataViewType) => true,
        _ => found.Equals(expected),
    };

    /// <summary>A column of generated samples that are like those of a feature column; an image's size is left open where only the data tells it.</summary>
    public static SchemaShape.Column Generated(SchemaShape.Column feature, string name, TrainingOptions options)
    {
        if (feature.ItemType is not ImageDataViewType image)
        {
            var slotNames = feature.Annotations.Where(annotation => annotation.Name == ValueNames.SlotNames);
            return new(name, feature.Kind, feature.ItemType, false, new SchemaShape(slotNames));
        }

        bool isKnown = options.ImageHeight > 0 || (image.Height > 0 && image.Width > 0);
        var size = isKnown ? ImageGeometry.Plan(new ImageSize(image.Height, image.Width), options).Generated : default;
        return new(name, feature.Kind, isKnown ? new ImageDataViewType(size.Height, size.Width) : new ImageDataViewType(), false);
    }

    /// <summary>A column of Single.</summary>
    public static SchemaShape.Column Number(string name) => new(name, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single, false);

    private static bool IsVector(SchemaShape.Column column, string role)
    {
        if (column.Kind == SchemaShape.Column.VectorKind.Scalar || !column.ItemType.Equals(NumberDataViewType.Single)) return false;
        if (column.Kind == SchemaShape.Column.VectorKind.Vector) return true;
        throw new ArgumentOutOfRangeException(nameof(column), $"The {role} column '{column.Name}' is a vector of unknown size; a known size is needed, so that all rows have equally many values.");
    }

    private static SchemaShape.Column Find(SchemaShape inputSchema, string name, string role)
    {
        var found = inputSchema.Where(column => column.Name == name).ToArray();
        return found.Length > 0 ? found[^1] : throw new ArgumentOutOfRangeException(
            nameof(inputSchema), $"There is no {role} column '{name}'. The columns are: {string.Join(", ", inputSchema.Select(column => column.Name))}.");
    }

    private static SchemaShape.Column ShapeOf(string name, DataViewType type, SchemaShape? annotations)
    {
        var (kind, itemType) = type is VectorDataViewType vector
            ? (vector.IsKnownSize ? SchemaShape.Column.VectorKind.Vector : SchemaShape.Column.VectorKind.VariableVector, vector.ItemType)
            : (SchemaShape.Column.VectorKind.Scalar, type);
        bool isKey = itemType is KeyDataViewType;
        return new(name, kind, isKey ? LabelType.Find(itemType)!.ItemType : itemType, isKey, annotations);
    }

    private static string Describe(SchemaShape.Column column) =>
        (column.Kind == SchemaShape.Column.VectorKind.Scalar ? "" : "a vector of ") + (column.IsKey ? $"Key<{column.ItemType}>" : column.ItemType.ToString());
}
