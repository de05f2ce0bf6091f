// Loads the model file args[0] knowing nothing of what is in it, applies it to five rows of three numbers, and writes the bits of what it adds.
using Microsoft.ML;
using Microsoft.ML.Data;

var context = new MLContext();
ITransformer model = context.Model.Load(args[0], out DataViewSchema _);
IDataView output = model.Transform(context.Data.LoadFromEnumerable(Enumerable.Range(0, 5).Select(row => new Row { Features = [row, -row, 1] })));
Console.WriteLine(string.Join(' ', output.GetColumn<float[]>("Generated").SelectMany(values => values).Select(BitConverter.SingleToInt32Bits)));
Console.WriteLine(string.Join(' ', output.GetColumn<float>("CriticScore").Select(BitConverter.SingleToInt32Bits)));

internal sealed class Row
{
    [VectorType(3)]
    public float[] Features { get; set; } = [];
}
