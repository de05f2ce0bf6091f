using Microsoft.ML.Data;
using Microsoft.ML.Gan.Fixtures;
using Microsoft.ML.Gan.Networks.Growing;
using Microsoft.ML.Gan.Networks.Style;
using Microsoft.ML.Gan.Sampling;
using Microsoft.ML.Gan.Trainers;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>GanTransformer.MixStyles: section 12.5 of algorithms.md.</summary>
[TestClass]
public sealed class StyleMixingTests
{
    private const int Side = 16;

    // 20 pairs: more than a block.
    private static readonly (long Row, long Source)[] Pairs = [.. Enumerable.Range(0, 20).Select(i => ((long)i, 32L + i))];
    private readonly MLContext context = new(seed: 1);

    // Without noise a picture is its styles. Fails if rows and sources are exchanged, if the pairs of the second block are those of the first, or if the crossover is off by a layer.
    [TestMethod]
    public void NoLayersGiveTheRowAndAllOfThemTheSource()
    {
        using var model = Train();
        var (all, mixed) = (Pictures(model.Generate(52)), Pictures(model.MixStyles(Pairs, 2..)));
        CollectionAssert.AreEqual(all[..20], Pictures(model.MixStyles(Pairs, ..0)));
        CollectionAssert.AreEqual(all[..20], Pictures(model.MixStyles(Pairs, 6..)), "A picture of 16x16 has six layers, 0 to 5.");
        CollectionAssert.AreEqual(all[32..], Pictures(model.MixStyles(Pairs, ..)));
        CollectionAssert.AreEqual(mixed, Pictures(model.MixStyles([.. Pairs.Select(pair => (pair.Source, pair.Row))], ..2)));
        CollectionAssert.AreNotEqual(mixed, Pictures(model.MixStyles(Pairs, 1..)));
        Assert.HasCount(20, mixed.Except(all));
        CollectionAssert.AreNotEqual(mixed, Pictures(model.MixStyles(Pairs, 2.., seed: 8)));
    }

    // T-SG-6: the networks have not grown beyond 8x8, whose layers are 0 to 3. Fails if the crossover counts sizes, or starts at the wrong end.
    [TestMethod]
    public void LayersBelowTheCrossoverAreUnchanged()
    {
        using var model = Train(options => options.Network = (StyleFamily)options.Network! with { Growth = new ProgressiveGrowth() });
        var all = Pictures(model.Generate(52));
        CollectionAssert.AreEqual(all[..20], Pictures(model.MixStyles(Pairs, StyleLayers.Middle)));
        CollectionAssert.AreEqual(all[32..], Pictures(model.MixStyles(Pairs, StyleLayers.Coarse)));
        CollectionAssert.AreNotEqual(all[..20], Pictures(model.MixStyles(Pairs, 3..)));
    }

    // Fails if the noise is the source's, or the truncation is left out.
    [TestMethod]
    public void NoiseIsTheRowsAndTruncationTheModels()
    {
        using var model = Train(options =>
        {
            options.Network = (StyleFamily)options.Network! with { Noise = true };
            options.Truncation = new Truncation(0.5);
        });
        CollectionAssert.AreEqual(Pictures(model.Generate(20)), Pictures(model.MixStyles(Pairs, ..0)));
    }

    // Fails if the labels are those of other rows, if a source is taken for one of the row's label, or if the given one is not seen.
    [TestMethod]
    public void RowsKeepTheirLabelsUnlessOneIsGiven()
    {
        using var model = Train(options => options.LabelColumnName = "Label");
        CollectionAssert.AreEqual(model.Generate(20).GetColumn<bool>("Label").ToList(), model.MixStyles(Pairs, 2..).GetColumn<bool>("Label").ToList());
        CollectionAssert.AreEqual(Pictures(model.Generate(20)), Pictures(model.MixStyles(Pairs, ..0)));
        // With all layers a picture is its source, which has a label of its own.
        CollectionAssert.AreEqual(Pictures(model.Generate(52))[32..], Pictures(model.MixStyles(Pairs, ..)));
        var mixed = model.MixStyles(Pairs, ..0, "True");
        Assert.IsTrue(mixed.GetColumn<bool>("Label").All(label => label));
        CollectionAssert.AreEqual(Pictures(model.Generate(20, "True")), Pictures(mixed));
    }

    [TestMethod]
    public void ALoadedModelMixesTheSame()
    {
        using var model = Train();
        using var file = new MemoryStream();
        context.Model.Save(model, null, file);
        file.Position = 0;
        using var loaded = (GanTransformer)context.Model.Load(file, out _);
        CollectionAssert.AreEqual(Pictures(model.MixStyles(Pairs, 2..)), Pictures(loaded.MixStyles(Pairs, 2..)));
    }

    [TestMethod]
    public void WhatCannotBeMixedIsRefused()
    {
        using var model = Train();
        Assert.IsEmpty(Pictures(model.MixStyles([], ..)));
        CollectionAssert.AreEqual(Pictures(model.MixStyles(Pairs, ..)), Pictures(model.MixStyles(Pairs, ^10..)), "Layers that are not there do not count.");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => model.MixStyles([(0, 1), (2, -1)], ..)).Message, "(2, -1)");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => model.MixStyles(Pairs, .., "cat")).Message, "'cat'");
        using var other = context.Gan().WganGp(Tiny.VectorOptions()).Fit(context.Points());
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => other.MixStyles(Pairs, ..)).Message, "those of MlpFamily");
    }

    private static List<string> Pictures(IDataView rows) => [.. rows.Pixels("Features").Select(Convert.ToHexString)];

    private GanTransformer Train(Action<StyleGanTrainer.Options>? change = null)
    {
        var options = new StyleGanTrainer.Options
        {
            Network = new StyleFamily(FeatureMapBase: 32, FeatureMapMax: 4) { StyleSize = 8, MappingLayers = 2, Noise = false },
            LatentSize = 4,
            BatchSize = 4,
            Iterations = 2,
            Seed = 3,
        };
        change?.Invoke(options);
        return context.Gan().StyleGan(options).Fit(context.Pictures(Side, Side));
    }
}
