// Loads the model file args[0] knowing nothing of what is in it, applies it to five rows of three numbers, and writes the bits of the columns args[1..].
using Microsoft.ML;
using Microsoft.ML.Data;

var context = new MLContext();
ITransformer model = context.Model.Load(args[0], out DataViewSchema _);
IDataView output = model.Transform(context.Data.LoadFromEnumerable(Enumerable.Range(0, 5).Select(row => new Row { Features = [row, -row, 1] })));
foreach (string name in args[1..])
{
    DataViewSchema.Column column = output.Schema[name];
    IEnumerable<float> values = column.Type is VectorDataViewType ? output.GetColumn<float[]>(column).SelectMany(row => row) : output.GetColumn<float>(column);
    Console.WriteLine(string.Join(' ', values.Select(BitConverter.SingleToInt32Bits)));
}

internal sealed class Row
{
    [VectorType(3)]
    public float[] Features { get; set; } = [];

    // What a classifier was trained on, and does not need any more.
    public string Label { get; set; } = "cat";
}
