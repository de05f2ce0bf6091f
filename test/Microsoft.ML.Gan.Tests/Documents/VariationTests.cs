using Microsoft.ML.Gan.Fixtures;
using Microsoft.ML.Gan.Networks.Posterior;
using Microsoft.ML.Gan.Networks.Style;
using Microsoft.ML.Gan.Sampling;
using Microsoft.ML.Gan.Trainers;

namespace Microsoft.ML.Gan.Documents;

/// <summary>The examples of docs/variation.md do what their comments say.</summary>
[TestClass]
public sealed class VariationTests
{
    private readonly MLContext mlContext = new(seed: 1);

    [TestMethod]
    public void TheMixingExampleRuns()
    {
        var pictures = mlContext.Pictures(16, 16);
        var options = new StyleGanTrainer.Options { Network = new StyleFamily(32, 4) { StyleSize = 8 }, LatentSize = 4, BatchSize = 4, Iterations = 1 };

        // example
        using var gan = mlContext.Gan().StyleGan(options).Fit(pictures);

        // Pictures 0 to 3, each with the pose and shape of pictures 10 to 12: a grid of four by three.
        var pairs = from row in new long[] { 0, 1, 2, 3 } from source in new long[] { 10, 11, 12 } select (row, source);
        IDataView mixed = gan.MixStyles([.. pairs], StyleLayers.Coarse);
        // end of example

        Assert.HasCount(12, mixed.Pixels("Features"));
    }

    [TestMethod]
    public void TheInterpolationExampleRuns()
    {
        var train = mlContext.Points();
        var pairs = mlContext.Transforms.CopyColumns("Other", "Features").Fit(train).Transform(train);
        var options = new P2GanTrainer.Options { Network = new PosteriorFamily(CodeSize: 3) { Units = 8, Layers = 1 }, BatchSize = 8, Iterations = 1 };

        // example
        using var gan = mlContext.Gan().P2Gan(options).Fit(train);

        IDataView varied = gan.Vary(pairs, new VariationOptions { Amount = 0.5 });              // adds Variation
        IDataView third = gan.Interpolate(pairs, new InterpolationOptions                       // adds Third
        {
            TargetColumnName = "Other", Share = 1.0 / 3, InterpolationColumnName = "Third",
        });
        // end of example

        Assert.HasCount(Tiny.RowCount, varied.Vectors("Variation"));
        Assert.HasCount(Tiny.RowCount, third.Vectors("Third"));
    }
}
