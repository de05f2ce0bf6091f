using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Gan.Evaluation;

namespace Augmentation;

/// <summary>How well a classifier does on the test rows.</summary>
/// <param name="Recall">The share of the rare class's rows that is recognised.</param>
/// <param name="Auc">The area under the ROC curve of the rare class's score against all other classes.</param>
/// <param name="BalancedAccuracy">The mean of all classes' recalls.</param>
/// <param name="Seconds">Processor time of training, the GAN's included.</param>
internal sealed record Scores(double Recall, double Auc, double BalancedAccuracy, double Seconds)
{
    public static Scores Of(IDataView predictions, string rareClass, double seconds)
    {
        var label = predictions.Schema["Label"];
        VBuffer<ReadOnlyMemory<char>> names = default;
        label.GetKeyValues(ref names);
        int rare = names.DenseValues().Select(name => name.ToString()).ToList().IndexOf(rareClass);

        var truth = predictions.GetColumn<uint>("Label").Select(key => (int)key - 1).ToArray();
        var predicted = predictions.GetColumn<uint>("PredictedLabel").Select(key => (int)key - 1).ToArray();
        var scores = predictions.GetColumn<float[]>("Score").Select(score => (double)score[rare]).ToArray();
        double Recall(int k) => truth.Zip(predicted).Where(pair => pair.First == k).Average(pair => pair.Second == k ? 1.0 : 0);
        double[] ScoresOf(bool isRare) => [.. scores.Where((_, i) => truth[i] == rare == isRare)];
        return new Scores(Recall(rare), MannWhitney.AreaUnderRoc(ScoresOf(true), ScoresOf(false)), truth.Distinct().Average(Recall), seconds);
    }
}
