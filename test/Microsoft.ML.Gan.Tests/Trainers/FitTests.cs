using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Fixtures;
using TorchSharp;

namespace Microsoft.ML.Gan.Trainers;

[TestClass]
public sealed class FitTests
{
    private readonly MLContext context = new(seed: 1);

    // Fails if the option does not reach the training.
    [TestMethod]
    public void BalancedClassesGiveAnotherTraining()
    {
        float[][] Generated(bool balance)
        {
            var options = Tiny.VectorOptions("Label");
            (options.Seed, options.BalanceClasses) = (1, balance);
            using var model = context.Gan().WganGp(options).Fit(context.LabelledPoints(row => row == 0 || row % 2 == 1));
            return model.Generate(3, "True").Vectors("Features");
        }

        Assert.AreNotEqual(Generated(false)[0][0], Generated(true)[0][0]);
    }

    // Before any row is read. Fails if it is found out when the training begins.
    [TestMethod]
    public void VectorsCannotBeJittered()
    {
        var options = Tiny.VectorOptions();
        options.Jitter = new Jitter(FlipProbability: 0.5);
        var trainer = context.Gan().WganGp(options);
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => trainer.Fit(context.Points()));
        foreach (string part in new[] { "'Features'", "Jitter", "FlipProbability = 0.5", "vectors need Jitter.None" }) StringAssert.Contains(error.Message, part);
    }

    // Fails if the option does not reach the training.
    [TestMethod]
    public void JitteredImagesGiveAnotherTraining()
    {
        var data = context.Pictures(8, 8, colour: true, count: 4);
        float[] Scores(Jitter jitter)
        {
            var options = Tiny.ImageOptions();
            (options.Seed, options.Jitter) = (1, jitter);
            using var model = context.Gan().WganGp(options).Fit(data);
            return model.Transform(data).Numbers("CriticScore");
        }

        float[] plain = Scores(Jitter.None);
        CollectionAssert.AreNotEqual(plain, Scores(new Jitter(FlipProbability: 1)));
        CollectionAssert.AreNotEqual(plain, Scores(new Jitter { Dequantizes = true }));
    }

    [TestMethod]
    public void TheSameSeedGivesTheSameModel()
    {
        byte[] File(MLContext context, int? seed)
        {
            var options = Tiny.VectorOptions("Label");
            options.Seed = seed;
            var data = context.KeyedPoints();
            using var model = context.Gan().WganGp(options).Fit(data);
            var values = model.Generate(5).Vectors("Features").SelectMany(v => v).Concat(model.Transform(data).Numbers("CriticScore"));
            return [.. values.SelectMany(BitConverter.GetBytes)];
        }

        byte[] seeded = File(new MLContext(seed: 5), null);
        CollectionAssert.AreEqual(seeded, File(new MLContext(seed: 5), null));
        CollectionAssert.AreNotEqual(seeded, File(new MLContext(seed: 6), null));
        byte[] own = File(new MLContext(seed: 5), 7);
        CollectionAssert.AreNotEqual(seeded, own);
        CollectionAssert.AreEqual(own, File(new MLContext(seed: 6), 7));
    }

    // TensorLeaks fails if the networks are not freed.
    [TestMethod]
    public void AModelThatCannotScoreItsTrainingRowsIsFreed()
    {
        var options = Tiny.VectorOptions();
        options.Network = new BrokenFamily();
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => context.Gan().WganGp(options).Fit(context.Points())).Message, "broken");
    }

    [TestMethod]
    public void TheProcessWideRandomNumbersGoOnAsIfNothingHadHappened()
    {
        torch.manual_seed(3);
        using var expected = torch.randn(4);
        torch.manual_seed(3);
        using var model = context.Gan().WganGp(Tiny.VectorOptions()).Fit(context.Points());
        using var found = torch.randn(4);
        CollectionAssert.AreEqual(expected.data<float>().ToArray(), found.data<float>().ToArray());
    }

    [TestMethod]
    public void NothingDependsOnTheProcessWideRandomNumbers()
    {
        float[][] Train(long processSeed)
        {
            torch.manual_seed(processSeed);
            using var model = new MLContext(seed: 2).Gan().WganGp(Tiny.VectorOptions()).Fit(context.Points());
            return model.Generate(3).Vectors("Features");
        }

        Tiny.AreSame(Train(1), Train(2));
    }

    [TestMethod]
    public void TheNumberOfThreadsIsSetBackAfterwards()
    {
        int threads = torch.get_num_threads();
        var options = Tiny.VectorOptions();
        options.Threads = threads + 1;
        options.Progress = _ => Assert.AreEqual(threads + 1, torch.get_num_threads());
        using var model = context.Gan().WganGp(options).Fit(context.Points());
        Assert.AreEqual(threads, torch.get_num_threads());
    }

    [TestMethod]
    public void VectorsComeBackInTheScaleOfTheData()
    {
        var options = Tiny.VectorOptions();
        (options.Iterations, options.LearningRate) = (200, 2e-3);
        using var model = context.Gan().WganGp(options).Fit(context.Points());
        var rows = model.Generate(200).Vectors("Features");
        Assert.AreEqual(10.5, rows.Average(row => row[0]), 0.5);
        Assert.AreEqual(-1950, rows.Average(row => row[1]), 50);
        Assert.IsTrue(rows.All(row => row[2] == 7));
    }

    [TestMethod]
    public void AGpuThatIsNotThereIsAnErrorOrAWarning()
    {
        if (torch.cuda.is_available()) Assert.Inconclusive("There is a GPU here.");
        var warnings = new List<string>();
        var gpu = new MLContext(seed: 1) { GpuDeviceId = 0, FallbackToCpu = false };
        gpu.Log += (_, message) => warnings.Add(message.Message);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => gpu.Gan().WganGp(Tiny.VectorOptions()).Fit(gpu.Points()));
        StringAssert.Contains(error.Message, "FallbackToCpu");
        gpu.FallbackToCpu = true;
        using var model = gpu.Gan().WganGp(Tiny.VectorOptions()).Fit(gpu.Points());
        Assert.IsTrue(warnings.Exists(warning => warning.Contains("GpuDeviceId is 0", StringComparison.Ordinal)));
    }
}
