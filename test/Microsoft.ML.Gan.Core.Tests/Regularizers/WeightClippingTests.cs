using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Layers;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Testing;
using Microsoft.ML.Gan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Regularizers;

[TestClass]
public class WeightClippingTests
{
    // Fails where biases or the gains of a normalisation, which start at 1, are left out.
    [TestMethod]
    public void Every_parameter_of_the_critic_is_clipped()
    {
        using var random = new Generator(1, CPU);
        var family = new DcganFamily(4) { CriticNormalization = Normalization.Batch };
        using var critic = new Unconditional().CreateCritic(family, new ImageShape(1, 16, 16), random);
        using (no_grad())
        using (NewDisposeScope())
        {
            foreach (var parameter in critic.parameters()) parameter.add_(0.5f);
            new WeightClipping(0.01).Apply(critic);
        }

        foreach (var (name, parameter) in critic.named_parameters()) AssertInBox(0.01, name, parameter);
    }

    // Fails if the box is restored before a critic step: the last step of a rate of 1 would leave it.
    [TestMethod]
    public void T_WC_1_the_critic_that_teaches_the_generator_lies_in_the_box()
    {
        var checks = 0;
        using var random = new RandomStreams(1);
        using var data = SmallData.Vectors();
        var game = new AdversarialGame(new Wasserstein())
        {
            Constraints = [new WeightClipping(0.05)],
            Critic = new RmsPropSettings(1),
            CriticSteps = new(3),
        };
        using var model = new AdversarialModel(new GanArchitecture(data.Shape, 2, new MlpFamily(8, 2), new Unconditional()), game, random, CPU);
        using var loop = new TrainingLoop(model, data, new TrainingSettings { Iterations = 3, BatchSize = 4, ReportEvery = 1 }, random, CPU);
        using var scope = NewDisposeScope();
        loop.Run(_ =>
        {
            foreach (var (name, parameter) in model.Critic.named_parameters()) AssertInBox(0.05, name, parameter);
            checks++;
        });
        Assert.AreEqual(3, checks);
        Assert.IsTrue(model.Generator.parameters().Any(parameter => parameter.detach().abs().max().ToSingle() > 0.05), "The generator has no box.");
    }

    // T-WC-2, T-WC-3: with one weight, w goes to c, and the trained value of two points, or of two segments, at distance d is c d,
    // of which W1_hat makes d. Fails with a box of another size, and if the critic's sign is turned.
    [TestMethod]
    [DataRow(0.5)]
    [DataRow(1.0)]
    [DataRow(2.0)]
    public void T_WC_2_and_3_a_linear_critic_measures_the_bound_times_the_distance(double distance)
    {
        using var random = new RandomStreams(1);
        using var critic = new CriticOnly(new LinearCritic(-0.001f, 0.001f), new Wasserstein(), new RmsPropSettings(1e-3), real => real + tensor(new[] { (float)distance, 0 }))
        {
            Constraints = [new WeightClipping(0.01)],
        };
        using var scope = NewDisposeScope();
        using var data = new Data.Dataset(cat([zeros(64, 1), arange(64, ScalarType.Float32).unsqueeze(1) / 64], 1));
        critic.Train(data, iterations: 40, batchSize: 64, random);
        // Real lies to the left, so that the best critic falls: E_p D - E_q D = -w d.
        Assert.AreEqual(0.01 * distance, critic.Measure(data, random).Gap, 1e-7);
        // Its slope of 0.001 along the segments hides half a percent.
        Assert.AreEqual(distance, critic.Distance(data, random), 0.01 * distance);
    }

    private static void AssertInBox(double bound, string name, Tensor parameter)
    {
        using var scope = NewDisposeScope();
        Assert.IsLessThanOrEqualTo((float)bound, parameter.detach().abs().max().ToSingle(), name);
    }
}
