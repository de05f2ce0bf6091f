// Loads the model file args[0] knowing nothing of what is in it, and applies it to the numbers 1, 2, 3.
using Microsoft.ML;
using Microsoft.ML.Data;

var context = new MLContext(seed: 1);
ITransformer model = context.Model.Load(args[0], out DataViewSchema schema);
IDataView rows = context.Data.LoadFromEnumerable(new[] { 1f, 2f, 3f }.Select(value => new Row { Value = value }));
Console.WriteLine(string.Join(" ", schema.Select(column => column.Name)));
Console.WriteLine(string.Join(" ", model.Transform(rows).GetColumn<float>("Scaled")));

internal sealed class Row
{
    public float Value { get; set; }
}
