// Cross entropy of softmax over linear scores. Parameters: for each class its bias, then for each class its weights.
namespace Microsoft.ML.Trainers;

internal sealed class SoftmaxObjective(List<Example> examples, int classes, int features, double l2)
{
    public int Features => features;
    public int Parameters => classes * (features + 1);
    public bool IsWeight(int parameter) => parameter >= classes;

    /// The loss at the parameters; its gradient goes into `gradient`.
    public double Evaluate(double[] parameters, double[] gradient)
    {
        Array.Clear(gradient);
        double loss = 0;
        var scores = new double[classes];
        foreach (Example example in examples)
        {
            for (int c = 0; c < classes; c++)
            {
                ReadOnlySpan<double> weights = parameters.AsSpan(classes + c * features, features);
                scores[c] = parameters[c];
                for (int f = 0; f < features; f++) scores[c] += weights[f] * example.Features[f];
            }
            double label = scores[example.Label];
            loss += example.Weight * (Softmax(scores) - label);
            for (int c = 0; c < classes; c++) Accumulate(gradient, c, example, scores[c]);
        }
        for (int i = classes; i < parameters.Length; i++)
        {
            loss += l2 / 2 * parameters[i] * parameters[i];
            gradient[i] += l2 * parameters[i];
        }
        return loss;
    }

    private void Accumulate(double[] gradient, int c, Example example, double probability)
    {
        double slope = example.Weight * (probability - (c == example.Label ? 1 : 0));
        gradient[c] += slope;
        Span<double> weights = gradient.AsSpan(classes + c * features, features);
        for (int f = 0; f < features; f++) weights[f] += slope * example.Features[f];
    }

    /// Turns scores into probabilities and returns the logarithm of what they were divided by.
    internal static double Softmax(Span<double> scores)
    {
        double most = double.NegativeInfinity, sum = 0;
        foreach (double score in scores) most = Math.Max(most, score);
        for (int c = 0; c < scores.Length; c++) sum += scores[c] = Math.Exp(scores[c] - most);
        for (int c = 0; c < scores.Length; c++) scores[c] /= sum;
        return most + Math.Log(sum);
    }
}
