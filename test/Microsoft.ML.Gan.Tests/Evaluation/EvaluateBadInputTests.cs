using Microsoft.ML.Data;
using Microsoft.ML.Gan.Evaluation.Extractors;
using Microsoft.ML.Gan.Fixtures;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>One clear error for each kind of data that cannot be compared.</summary>
[TestClass]
public class EvaluateBadInputTests
{
    private readonly MLContext context = new(seed: 1);
    private readonly EvaluateOptions options = new() { Resamples = 5, ClassifierSteps = 3, ClassifierSeeds = 1 };

    private IDataView Good => context.View(Compared.Vectors(40, seed: 1));

    [TestMethod]
    public void Schemas_that_differ()
    {
        Fails<ArgumentException>(Good, context.Points(), "The column 'Features' is Vector<Single, 3> in the synthetic rows, but Vector<Single, 4> in the real rows.");
        Fails<ArgumentException>(Good, context.Images(4, 1), "in the synthetic rows, but Vector<Single, 4> in the real rows.");
        var nothing = context.Data.LoadFromEnumerable([new Nothing()]);
        Fails<ArgumentException>(Good, nothing, "The synthetic rows have no column 'Features', which the real rows have. Their columns are: Unused.");
        Fails<ArgumentOutOfRangeException>(nothing, Good, "There is no feature column 'Features'. The columns are: Unused.");
        options.TrainingData = context.Points();
        Fails<ArgumentException>(Good, Good, "The column 'Features' is Vector<Single, 3> in the training rows");
    }

    [TestMethod]
    public void Labels_that_differ()
    {
        options.LabelColumnName = "Label";
        Fails<ArgumentException>(context.KeyedPoints(), context.LabelledPoints(row => (long)row), "The column 'Label' is Int64 in the synthetic rows, but Key<UInt32, 0-2> in the real rows.");
        Fails<ArgumentException>(context.KeyedPoints(), context.Points(), "The synthetic rows have no column 'Label'");
        var unknown = Compared.Vectors(40, seed: 2);
        unknown[3].Label = 7;
        Fails<InvalidOperationException>(Good, context.View(unknown), "The synthetic rows cannot be used. Row 3 of column 'Label' has the label '7', which is none of those that are known: 0, 1");
    }

    [TestMethod]
    public void Images_of_other_sizes()
    {
        Fails<ArgumentException>(
            context.Images(12, 1, side: 16), context.Images(12, 2, side: 8), "The column 'Features' has images of 8x8 (height x width) in the synthetic rows, but of 16x16 (height x width) in the real rows");
        using var large = Tiny.Noise(16, 16);
        using var small = Tiny.Noise(8, 8);
        var mixed = context.Data.LoadFromEnumerable(new[] { large, small }.Select(image => new Coloured { Features = image }).ToList());
        Fails<InvalidOperationException>(mixed, mixed, "The real rows cannot be used. Row 1 of column 'Features' is an image of 8x8 (height x width), but those before it are 16x16 (height x width)");
    }

    [TestMethod]
    public void Too_few_rows_of_a_class_or_one_class()
    {
        options.LabelColumnName = "Label";
        var rare = Compared.Vectors(40, seed: 1);
        rare[0].Label = 9;
        Fails<ArgumentException>(context.View(rare), Good, "Class '9' has 1 real sample; the classification accuracy needs at least 2 of every class");
        var one = context.View(Compared.Vectors(40, seed: 1).Where(row => row.Label == 0));
        Fails<ArgumentException>(one, one, "The classification accuracy needs at least 2 classes on both sides; found 1 among real samples and 1 among synthetic ones.");
        Fails<ArgumentException>(Good, one, "found 2 among real samples and 1 among synthetic ones.");
    }

    // A constant slot is no harm, a constant column is; a constant synthetic column is a finding, not an error. Fails where a slot's deviation of 0 is divided by.
    [TestMethod]
    public void Constant_columns()
    {
        var same = context.View(Enumerable.Range(0, 40).Select(_ => new Vector4 { Features = [1, 2, 3, 4] }));
        Fails<ArgumentException>(same, Good, "The column 'Features' is constant: all 40 real rows have the same value");
        Assert.AreEqual(0, context.Gan().Evaluate(Good, same, options).Recall.Value, 0.2);
        var metrics = context.Gan().Evaluate(context.Points(), context.Points(30), options);
        Assert.IsTrue(double.IsFinite(metrics.FrechetDistance.Value));
    }

    [TestMethod]
    public void Too_few_samples()
    {
        Fails<ArgumentException>(Good, context.View(Compared.Vectors(5, seed: 2)), "Density and coverage with k = 5 needs at least 6 synthetic samples; found 5.");
        Fails<ArgumentException>(Good, context.View([]), "There are no synthetic rows.");
        options.TrainingData = context.View(Compared.Vectors(2, seed: 3));
        Fails<ArgumentException>(Good, Good, "The memorisation test needs at least 3 training samples; found 2.");
    }

    [TestMethod]
    public void Values_that_are_not_numbers()
    {
        var rows = Compared.Vectors(40, seed: 2);
        rows[5].Features[2] = float.NaN;
        Fails<InvalidOperationException>(Good, context.View(rows), "The synthetic rows cannot be used. Row 5 of column 'Features' has NaN in slot 2");
        rows[5].Features = [float.NaN, float.NaN, float.NaN, float.NaN];
        Fails<InvalidOperationException>(context.View(rows), Good, "The real rows cannot be used. Row 5 of column 'Features' has NaN in every slot.");
        var empty = context.Data.LoadFromEnumerable([new Coloured()]);
        Fails<InvalidOperationException>(empty, empty, "The real rows cannot be used. Row 0 of column 'Features' has no image.");
    }

    [TestMethod]
    public void Extractors_of_other_samples()
    {
        using var pixels = new PixelFeatures();
        options.Extractor = pixels;
        Fails<ArgumentException>(Good, Good, "PixelFeatures takes images [C,H,W]; found samples of [4].");
    }

    [TestMethod]
    public void Options_out_of_their_range()
    {
        void Refuses(string name, Action<EvaluateOptions> set)
        {
            var bad = new EvaluateOptions();
            set(bad);
            Assert.AreEqual(name, Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => context.Gan().Evaluate(Good, Good, bad)).ParamName);
        }

        Refuses("FeatureColumnName", o => o.FeatureColumnName = "");
        Refuses("LabelColumnName", o => o.LabelColumnName = "Features");
        Refuses("MaxSamples", o => o.MaxSamples = 9);
        Refuses("Resamples", o => o.Resamples = 1);
        Refuses("Level", o => o.Level = 1);
        Refuses("ClassifierSteps", o => o.ClassifierSteps = 0);
        Refuses("ClassifierSeeds", o => o.ClassifierSeeds = 0);
        Refuses("Threads", o => o.Threads = 0);
    }

    private void Fails<T>(IDataView real, IDataView synthetic, string message) where T : Exception =>
        Assert.Contains(message, Assert.ThrowsExactly<T>(() => context.Gan().Evaluate(real, synthetic, options)).Message);
}
