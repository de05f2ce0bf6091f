using Microsoft.ML.Gan.Fixtures;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Posterior;
using Microsoft.ML.Gan.Objectives.Posterior;

namespace Microsoft.ML.Gan.Trainers;

[TestClass]
public sealed class P2GanTrainerTests
{
    private readonly MLContext context = new(seed: 1);

    // Section 11.6, Transform. Fails if a variation is of another row's sample, or if reconstructions depend on the seed by more than their noise.
    [TestMethod]
    public void VariationsAreOfTheRowsOwnSampleAndTheSameWhereverTheyAreRead()
    {
        using var model = context.Gan().P2Gan(Options()).Fit(context.KeyedPoints());
        var rows = context.KeyedPoints();
        var varied = model.Vary(rows).Vectors("Variation");
        Tiny.AreSame(varied, model.Vary(rows).Vectors("Variation"));
        Assert.HasCount(Tiny.RowCount, varied.Select(values => string.Join(' ', values)).Distinct());

        var reconstructed = model.Vary(rows, new VariationOptions { Amount = 0, VariationColumnName = "Again" }).Vectors("Again");
        Assert.AreNotEqual(varied[0][0], reconstructed[0][0]);
        Assert.AreNotEqual(varied[0][0], model.Vary(rows, new VariationOptions { Seed = 9 }).Vectors("Variation")[0][0]);
    }

    [TestMethod]
    public void OnlyP2GanVaries()
    {
        using var other = context.Gan().WganGp(Tiny.VectorOptions()).Fit(context.Points());
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => other.Vary(context.Points())).Message, "MlpFamily");
        using var model = context.Gan().P2Gan(Options()).Fit(context.KeyedPoints());
        foreach (var wrong in new[] { new VariationOptions { Amount = 1.5 }, new VariationOptions { Amount = double.NaN }, new VariationOptions { VariationColumnName = "" } })
        {
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => model.Vary(context.KeyedPoints(), wrong));
        }
    }

    // Fails if the choice is lost on the way to the transformer: the two draw codes of different laws.
    [TestMethod]
    public void WhatIsDrawnFromIsTheOptionsChoice()
    {
        float[][] Generate(bool fromPrior)
        {
            var options = Options();
            (options.DrawFromPrior, options.Seed) = (fromPrior, 3);
            using var model = context.Gan().P2Gan(options).Fit(context.KeyedPoints());
            return model.Generate(4).Vectors("Features");
        }

        Assert.AreNotEqual(Generate(true)[0][0], Generate(false)[0][0]);
    }

    // Section 11.1. Fails if the option does not reach the game.
    [TestMethod]
    public void TheDistanceIsTheOptionsChoice()
    {
        static DistributionDistance Distance(P2GanTrainer.Options options) => ((PosteriorSystem)options.TrainedSystem).Game.Distance;
        Assert.AreEqual(DistributionDistance.Analytic, Distance(new()));
        foreach (var distance in new[] { DistributionDistance.Sampled, DistributionDistance.Analytic with { SumsCoordinates = true } })
            Assert.AreEqual(distance, Distance(new() { Distance = distance }));
        Assert.ThrowsExactly<ArgumentNullException>(() => context.Gan().P2Gan(new P2GanTrainer.Options { Distance = null! }));
    }

    // Section 11.4: 1000 iterations, or 10 % if fewer.
    [TestMethod]
    public void PretrainingIsAtMostATenth()
    {
        static long Pretraining(int iterations) => ((PosteriorSystem)new P2GanTrainer.Options { Iterations = iterations }.TrainedSystem).Game.Pretraining.Iterations;
        Assert.AreEqual((50L, 1000L), (Pretraining(500), Pretraining(20_000)));
    }

    internal static P2GanTrainer.Options Options() => new()
    {
        LabelColumnName = "Label",
        Network = new PosteriorFamily(CodeSize: 3) { Units = 8, Layers = 1 },
        LatentSize = 4,
        BatchSize = 8,
        Iterations = 3,
    };
}
