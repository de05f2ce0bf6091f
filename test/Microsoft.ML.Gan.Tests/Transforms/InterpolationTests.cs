using Microsoft.ML.Data;
using Microsoft.ML.Gan.Fixtures;
using Microsoft.ML.Gan.Trainers;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>GanTransformer.Interpolate: section 11.6 of algorithms.md.</summary>
[TestClass]
public sealed class InterpolationTests
{
    private readonly MLContext context = new(seed: 1);

    // Fails if the ends are exchanged, if the other column is not read, or if the noise is not the row's.
    [TestMethod]
    public void TheEndsAreTheReconstructionsOfBothSamples()
    {
        using var model = Train();
        var pairs = Pairs();
        var own = model.Vary(pairs, new VariationOptions { Amount = 0 }).Vectors("Variation");
        var others = model.Vary(context.Transforms.CopyColumns("Features", "Target").Fit(pairs).Transform(pairs), new VariationOptions { Amount = 0 }).Vectors("Variation");
        var (start, middle, end) = (Interpolated(model, 0), Interpolated(model, 0.5), Interpolated(model, 1));
        Tiny.AreSame(own, start);
        Tiny.AreSame(others, end);
        CollectionAssert.AreNotEqual(start[0], end[0]);
        CollectionAssert.AreNotEqual(start[0], middle[0]);
        CollectionAssert.AreNotEqual(end[0], middle[0]);

        using var file = new MemoryStream();
        context.Model.Save(model, null, file);
        file.Position = 0;
        using var loaded = (GanTransformer)context.Model.Load(file, out _);
        Tiny.AreSame(middle, Interpolated(loaded, 0.5));
    }

    // Fails if a place on the line replaces another, or reads what it does not need.
    [TestMethod]
    public void SeveralPlacesAreSeveralColumns()
    {
        using var model = Train();
        var line = new[] { 0.25, 0.75 }.Aggregate(Pairs(), (rows, share) => model.Interpolate(rows, new InterpolationOptions { Share = share, InterpolationColumnName = $"At {share}" }));
        Tiny.AreSame(Interpolated(model, 0.25), line.Vectors("At 0.25"));
        Tiny.AreSame(Interpolated(model, 0.75), line.Vectors("At 0.75"));
        var witness = new AccessWitness(Pairs());
        var output = model.Interpolate(witness);
        using (var cursor = output.GetRowCursor([output.Schema["Interpolation"]])) Assert.IsTrue(cursor.MoveNext());
        CollectionAssert.AreEquivalent(new[] { "Features", "Label", "Target" }, witness.Asked.ToArray());
    }

    [TestMethod]
    public void WhatCannotBeInterpolatedIsRefused()
    {
        using var other = context.Gan().WganGp(Tiny.VectorOptions()).Fit(context.Points());
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => other.Interpolate(Pairs())).Message, "MlpFamily");
        using var model = Train();
        InterpolationOptions[] wrong = [new() { Share = -0.1 }, new() { Share = double.NaN }, new() { TargetColumnName = "" }, new() { TargetColumnName = "X", InterpolationColumnName = "X" }];
        foreach (var options in wrong) Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => model.Interpolate(Pairs(), options));
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => model.Interpolate(Pairs(), new InterpolationOptions { TargetColumnName = "Label" })).Message, "'Label' is");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => model.Interpolate(context.KeyedPoints()).Vectors("Interpolation")).Message, "'Target'");
    }

    private float[][] Interpolated(GanTransformer model, double share) => model.Interpolate(Pairs(), new InterpolationOptions { Share = share }).Vectors("Interpolation");

    // Each row with the sample of another beside its own.
    private IDataView Pairs() => context.Data.LoadFromEnumerable(Enumerable.Range(0, 10)
        .Select(row => new Pair { Features = Tiny.Values(row), Target = Tiny.Values(row + 1), Label = (uint)(row % 3 + 1) }).ToList());

    private GanTransformer Train() => context.Gan().P2Gan(P2GanTrainerTests.Options()).Fit(context.KeyedPoints());

    private sealed class Pair
    {
        [VectorType(3)]
        public float[] Features { get; set; } = [];

        [VectorType(3)]
        public float[] Target { get; set; } = [];

        [KeyType(3)]
        public uint Label { get; set; }
    }
}
