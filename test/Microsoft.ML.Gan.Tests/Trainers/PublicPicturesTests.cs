using Microsoft.ML.Gan.Fixtures;

namespace Microsoft.ML.Gan.Trainers;

/// <summary>Every trainer learns from public collections of pictures, where they are at hand beside the repository.</summary>
[TestClass]
public sealed class PublicPicturesTests
{
    private const int Rows = 2000, Iterations = 200;
    private readonly MLContext context = new(seed: 1);

    public static IEnumerable<object[]> Trainings =>
        from file in PublicPictures.Files
        from trainer in TrainerCases.Names
        select new object[] { trainer[0], file.File, file.Side };

    // Fails if a system diverges or collapses to one picture, or if its file does not hold all that it generates from.
    [TestMethod]
    [TestCategory("Long")]
    [DynamicData(nameof(Trainings))]
    public void EveryTrainerTrainsAndAFreshProcessGeneratesTheSame(string trainer, string file, int side)
    {
        var data = context.Data.LoadFromEnumerable(PublicPictures.Read(file, Rows).Select(picture => new AnyPicture { Features = picture.Image }));
        using var model = TrainerCases.OfImages(trainer, context, options => (options.Iterations, options.BatchSize, options.EmaDecay, options.ReportEvery) = (Iterations, 16, 0.9, Iterations)).Fit(data);
        Assert.AreEqual((long)Iterations, model.Training.Iterations);
        Assert.AreEqual(0, model.Training.SkippedSteps);
        Assert.HasCount(16, model.Generate(16).Pixels("Features").Select(Convert.ToHexString).Distinct());
        FreshProcess.CheckModel(context, model, side);
    }
}
