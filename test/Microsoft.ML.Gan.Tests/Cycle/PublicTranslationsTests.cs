using Microsoft.ML.Data;
using Microsoft.ML.Gan.Fixtures;
using Microsoft.ML.Gan.Networks.Cycle;
using Microsoft.ML.Gan.Trainers;

namespace Microsoft.ML.Gan.Cycle;

/// <summary>CycleGAN learns to turn pictures of public collections into faint negatives, from pictures and faint negatives of other pictures.</summary>
[TestClass]
public sealed class PublicTranslationsTests
{
    private const int Rows = 1000, Iterations = 300;
    private readonly MLContext context = new(seed: 1);

    public static IEnumerable<object[]> Collections => PublicPictures.Files.Select(file => new object[] { file.File, file.Side });

    // Digits have a mean brightness of 33, photographs of some 120, and faint negatives of more than 190: see Faint. Fails if the translators diverge, learn nothing or are
    // exchanged, or if the file does not hold all that they translate with.
    [TestMethod]
    [TestCategory("Long")]
    [DynamicData(nameof(Collections))]
    public void PicturesBecomeNegativesAndAFreshProcessTranslatesTheSame(string file, int side)
    {
        var pictures = PublicPictures.Read(file, Rows);
        var options = new CycleGanTrainer.Options { ColumnNameA = "Features", ColumnNameB = "Features", Network = new ResNetTranslation(12) { Blocks = 2 }, BatchSize = 4, Iterations = Iterations };
        using var model = context.Gan().CycleGan(options).Fit(View(i => pictures[2 * i].Image), View(i => Faint(pictures[2 * i + 1].Image)));
        Assert.AreEqual(((long)Iterations, 0L), (model.Training.Iterations, model.Training.SkippedSteps));

        var toB = model.Transform(View(i => pictures[2 * i + 1].Image, 50)).Pixels("TranslatedToB");
        var toA = model.Transform(View(i => Faint(pictures[2 * i].Image), 50)).Pixels("TranslatedToA");
        Assert.IsGreaterThan(180, toB.Average(Brightness));
        Assert.IsLessThan(150, toA.Average(Brightness));
        foreach (var translated in new[] { toB, toA }) Assert.HasCount(50, translated.Select(Convert.ToHexString).Distinct());
        FreshProcess.CheckModel(context, model, side, ["TranslatedToB", "TranslatedToA", "CycleErrorA", "CycleErrorB"]);
    }

    private IDataView View(Func<int, MLImage> picture, int count = Rows / 2) => context.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(i => new AnyPicture { Features = picture(i) }));

    private static double Brightness(byte[] pixels) => pixels.Chunk(4).Average(pixel => (pixel[0] + pixel[1] + pixel[2]) / 3.0);

    // Black becomes white, and white a light grey.
    private static MLImage Faint(MLImage picture)
    {
        using (picture)
        {
            var pixels = picture.Pixels.ToArray();
            for (int i = 0; i < pixels.Length; i++) pixels[i] = i % 4 == 3 ? pixels[i] : (byte)(byte.MaxValue - pixels[i] / 4);
            return MLImage.CreateFromPixels(picture.Width, picture.Height, picture.PixelFormat, pixels);
        }
    }
}
