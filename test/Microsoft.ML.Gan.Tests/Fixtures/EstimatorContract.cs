using Microsoft.ML.Data;
using Microsoft.ML.Gan.Data;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Gan.Fixtures;

/// <summary>What every estimator owes ML.NET, checked for one estimator and the data it is fitted to.</summary>
internal static class EstimatorContract
{
    /// <summary>
    /// The schema that the estimator promises is the one its transformer delivers, whose mapper agrees; and the transformer saved, loaded and applied
    /// again gives the same values.
    /// </summary>
    public static void Check<TTransformer>(MLContext context, IEstimator<TTransformer> estimator, IDataView data) where TTransformer : class, ITransformer
    {
        var promised = estimator.GetOutputSchema(InputSchema.ShapeOf(data.Schema));
        var transformer = estimator.Fit(data);
        using var owner = transformer as IDisposable;
        var output = transformer.Transform(data);
        AreSame(promised, InputSchema.ShapeOf(output.Schema));
        AreSame(promised, InputSchema.ShapeOf(transformer.GetOutputSchema(data.Schema)));

        Assert.IsTrue(transformer.IsRowToRowMapper);
        var mapper = transformer.GetRowToRowMapper(data.Schema);
        Assert.AreSame(data.Schema, mapper.InputSchema);
        AreSame(promised, InputSchema.ShapeOf(mapper.OutputSchema));
        using (var row = data.GetRowCursor(mapper.GetDependencies(mapper.OutputSchema)))
        using (var mapped = mapper.GetRow(row, mapper.OutputSchema)) Assert.AreSame(mapper.OutputSchema, mapped.Schema);

        using var file = new MemoryStream();
        context.Model.Save(transformer, null, file);
        file.Position = 0;
        var loaded = new MLContext(seed: 99).Model.Load(file, out _);
        using var loadedOwner = loaded as IDisposable;
        AreSame(promised, InputSchema.ShapeOf(loaded.GetOutputSchema(data.Schema)));
        var again = loaded.Transform(data);
        foreach (var column in output.Schema.Where(column => !column.IsHidden))
        {
            CollectionAssert.AreEqual(Values(output, column), Values(again, again.Schema[column.Name]), $"Column '{column.Name}' changed on the way through the file.");
        }
    }

    private static void AreSame(SchemaShape promised, SchemaShape delivered)
    {
        CollectionAssert.AreEqual(promised.Select(column => column.Name).Order().ToArray(), delivered.Select(column => column.Name).Order().ToArray());
        foreach (var column in promised)
        {
            var other = delivered.Single(c => c.Name == column.Name);
            Assert.AreEqual(column.Kind, other.Kind, $"Kind of '{column.Name}'.");
            Assert.AreEqual(column.IsKey, other.IsKey, $"'{column.Name}' as a key.");
            Assert.IsTrue(column.ItemType.Equals(other.ItemType) || LeavesSizeOpen(column, other), $"'{column.Name}' is promised as {column.ItemType}, but is {other.ItemType}.");
            if (column.Annotations is not null) AreSame(column.Annotations, other.Annotations ?? new SchemaShape([]));
        }
    }

    // An estimator that has not seen the images cannot say how large they are.
    private static bool LeavesSizeOpen(SchemaShape.Column promised, SchemaShape.Column delivered) =>
        promised.ItemType is ImageDataViewType { Height: 0, Width: 0 } && delivered.ItemType is ImageDataViewType;

    // Values of all rows, as what can be compared.
    private static object[] Values(IDataView view, DataViewSchema.Column column)
    {
        if (column.Type is ImageDataViewType) return [.. view.GetColumn<MLImage>(column).Select(image => Convert.ToHexString(image.Pixels))];
        if (column.Type is VectorDataViewType) return [.. view.GetColumn<float[]>(column).Select(values => string.Join(' ', values.Select(BitConverter.SingleToInt32Bits)))];
        if (column.Type.RawType == typeof(bool)) return [.. view.GetColumn<bool>(column).Cast<object>()];
        if (column.Type.RawType == typeof(uint)) return [.. view.GetColumn<uint>(column).Cast<object>()];
        return [.. view.GetColumn<float>(column).Select(value => (object)BitConverter.SingleToInt32Bits(value))];
    }
}
