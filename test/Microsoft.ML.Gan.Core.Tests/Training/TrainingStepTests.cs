using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Training;

[TestClass]
public class TrainingStepTests
{
    private const int BatchSize = 8000;

    // 6000, 2000 and 0 of 8000 expected, with a standard error of 39; the limit is four of them. Fails if classes are drawn uniformly.
    [TestMethod]
    public void Labels_are_drawn_as_they_occur_in_the_data()
    {
        using var scope = NewDisposeScope();
        using var data = new Dataset(zeros(4, 1), tensor(new[] { 0L, 0L, 1L, 0L }), 3);
        var labels = OnStep(data, step => step.DrawLabels())!.data<long>().ToArray();
        Assert.HasCount(BatchSize, labels);
        Assert.AreEqual(6000, labels.Count(label => label == 0), 155);
        Assert.AreEqual(2000, labels.Count(label => label == 1), 155);
    }

    [TestMethod]
    public void Without_labels_there_are_none()
    {
        using var scope = NewDisposeScope();
        using var data = SmallData.Vectors();
        Assert.IsNull(OnStep(data, step => step.DrawLabels()));
    }

    // 24,000 numbers: standard errors of mean and variance are 0.0065 and 0.0091. Fails with rand for randn.
    [TestMethod]
    public void T_RNG_1_training_latents_are_standard_normal()
    {
        using var scope = NewDisposeScope();
        using var data = SmallData.Vectors();
        var latents = OnStep(data, step => step.Latents(3))!;
        CollectionAssert.AreEqual(new long[] { BatchSize, 3 }, latents.shape);
        Assert.AreEqual(0, latents.mean().ToSingle(), 0.03);
        Assert.AreEqual(1, latents.var().ToSingle(), 0.04);
    }

    // Fails if a value is read back from the device although nobody asked for a report.
    [TestMethod]
    public void Metrics_are_kept_only_while_reporting()
    {
        using var scope = NewDisposeScope();
        using var data = SmallData.Vectors();
        OnStep(data, step =>
        {
            step.Report("loss", tensor(1f));
            Assert.IsEmpty(step.Metrics);
            step.Begin(isReporting: true);
            step.Report("loss", tensor(2f));
            step.Report("loss", tensor(3f));
            Assert.AreEqual(3, step.Metrics["loss"]);
            return null;
        });
    }

    private static Tensor? OnStep(Dataset data, Func<TrainingStep, Tensor?> use)
    {
        using var random = new RandomStreams(3);
        using var batches = new ShuffledBatches(data, new ShuffledRows(), random.DataOrder);
        return use(new TrainingStep([batches], BatchSize, random, CPU));
    }
}
