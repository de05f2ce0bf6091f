// Loads the model file args[0] knowing nothing of what is in it, applies it to five rows of three numbers, or of a picture of so many pixels a side where args[1] is
// --pictures=SIDE, and writes the bits of the columns that follow.
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

var context = new MLContext();
ITransformer model = context.Model.Load(args[0], out DataViewSchema _);
int side = args[1].Split("--pictures=") is ["", var number] ? int.Parse(number) : 0;
IDataView rows = side > 0
    ? context.Data.LoadFromEnumerable(Enumerable.Range(0, 5).Select(row => new PictureRow { Features = Picture(row, side) }))
    : context.Data.LoadFromEnumerable(Enumerable.Range(0, 5).Select(row => new Row { Features = [row, -row, 1], Condition = [row / 4f, 0.5f] }));
IDataView output = model.Transform(rows);
foreach (string name in args[(side > 0 ? 2 : 1)..]) Console.WriteLine(string.Join(' ', Bits(output, output.Schema[name])));

static IEnumerable<object> Bits(IDataView view, DataViewSchema.Column column)
{
    if (column.Type is ImageDataViewType) return view.GetColumn<MLImage>(column).Select(image => Convert.ToHexString(image.Pixels));
    IEnumerable<float> values = column.Type is VectorDataViewType ? view.GetColumn<float[]>(column).SelectMany(row => row) : view.GetColumn<float>(column);
    return values.Select(value => (object)BitConverter.SingleToInt32Bits(value));
}

// One colour, another one in each row.
static MLImage Picture(int row, int side)
{
    var pixels = new byte[4 * side * side];
    for (int i = 0; i < pixels.Length; i++) pixels[i] = i % 4 == 3 ? byte.MaxValue : (byte)(50 * row);
    return MLImage.CreateFromPixels(side, side, MLPixelFormat.Rgba32, pixels);
}

internal sealed class Row
{
    [VectorType(3)]
    public float[] Features { get; set; } = [];

    [VectorType(2)]
    public float[] Condition { get; set; } = [];

    // What a classifier was trained on, and does not need any more.
    public string Label { get; set; } = "cat";
}

internal sealed class PictureRow
{
    [ImageType]
    public MLImage? Features { get; set; }
}
