using Microsoft.ML.Data;
using Microsoft.ML.Gan.Data;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>Collects the classes of rows.</summary>
/// <param name="Read">Takes in the current row's.</param>
/// <param name="Finish">What the classes are, and that of every row as int64 [N].</param>
internal sealed record LabelCollector(Action Read, Func<(LabelColumn Label, Tensor Classes)> Finish)
{
    /// <summary>Collects from a column; where the classes are not known, its own labels say what they are.</summary>
    public static LabelCollector Create(DataViewRow row, DataViewSchema.Column column, LabelColumn? known)
    {
        if (known is null)
        {
            var reader = new LabelReader(row, column);
            return new LabelCollector(reader.Read, reader.Finish);
        }

        var read = known.Reader(row, column);
        var classes = new List<long>();
        return new LabelCollector(() => classes.Add(read().Class), () => (known, tensor(classes.ToArray())));
    }
}
