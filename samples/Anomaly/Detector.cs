using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Gan;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Trainers;
using Microsoft.ML.Gan.Training;
using Samples;

namespace Anomaly;

/// <summary>Learns what is normal from normal pictures alone, and says of others how far from normal they are.</summary>
internal abstract record Detector(string Name)
{
    /// <summary>One number for each of <paramref name="test"/>; higher is more anomalous.</summary>
    public abstract double[] Scores(IReadOnlyList<LabelledSample> normal, IReadOnlyList<LabelledSample> test, PictureRows rows, int seed);
}

/// <summary>The score of a WGAN-GP critic, with its sign turned.</summary>
internal sealed record CriticDetector(int Iterations) : Detector("GAN critic")
{
    private const int MaxBatch = 64;

    public override double[] Scores(IReadOnlyList<LabelledSample> normal, IReadOnlyList<LabelledSample> test, PictureRows rows, int seed)
    {
        var mlContext = new MLContext(seed);
        using var gan = mlContext.Gan().WganGp(new WganGpTrainer.Options
        {
            FeatureColumnName = "Image",
            Network = new DcganFamily(Channels: 16),
            LatentSize = 32,
            CriticSteps = 2,
            LearningRate = 5e-4,
            Schedule = new LinearDecay(),
            EmaDecay = 0.99,
            Iterations = Iterations,
            BatchSize = Math.Min(MaxBatch, normal.Count),
        }).Fit(rows.View(mlContext, normal));
        return [.. gan.Transform(rows.View(mlContext, test)).GetColumn<float>("CriticScore").Select(score => -(double)score)];
    }
}

/// <summary>The squared distance of a picture from its projection on the normal pictures' principal components.</summary>
internal sealed record PrincipalComponents(double Explained = 0.9) : Detector("PCA reconstruction error")
{
    public override double[] Scores(IReadOnlyList<LabelledSample> normal, IReadOnlyList<LabelledSample> test, PictureRows rows, int seed)
    {
        var subspace = PrincipalSubspace.Of([.. normal.Select(sample => sample.Values)], Explained);
        return [.. test.Select(sample => subspace.SquaredError(sample.Values))];
    }
}
