using System.Globalization;
using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Growing;
using Microsoft.ML.Gan.Networks.Layers;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Networks.Posterior;
using Microsoft.ML.Gan.Networks.ResNet;
using Microsoft.ML.Gan.Networks.Style;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Persistence;
using Microsoft.ML.Gan.Testing;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Peers;

/// <summary>
/// The same weights, data and seed give the same random draws, losses, gradients and trained weights here and in Python's PyTorch
/// (test/peers/compare.py). Python draws everything random itself, from generators seeded as <see cref="RandomStreams"/> seeds them.
/// </summary>
[TestClass]
public sealed class PythonPeerTests
{
    // Nine updates on, a rounding has had time to tip a rectifier over.
    private const double Tolerance = 1e-5, TrainedTolerance = 1e-4;

    // Priors whose means and deviations are all different, and a bank that is filled more than once.
    private static readonly PosteriorFamily Posterior = new(6) { Channels = 3, Units = 16, Layers = 2, BankSize = 10, Priors = new(new(-1, 0.5), new(1.5, 1.5)) };

    private static readonly StyleFamily Style = new(64, 6) { StyleSize = 8, MappingLayers = 3, Growth = Growth.Fixed };

    // The networks are small: a slope jumps where a rectifier's input is 0, and among millions of inputs one lies between two roundings of 0.
    private static IEnumerable<object[]> Cases()
    {
        var image = new ImageShape(3, 32, 32);
        var (vector, unconditional) = (new VectorShape(5), new Unconditional());
        yield return Case("MLP, vectors", new VectorShape(5), new MlpFamily(32), new Unconditional());
        yield return Case("DCGAN, 32x32", image, new DcganFamily(3), new Unconditional());
        yield return Case("ResNet with layer norm, 32x32", image, new ResNetFamily(3) { CriticNormalization = Normalization.Layer }, new Unconditional());
        yield return Case("conditional DCGAN, 28x28", new ImageShape(1, 28, 28), new DcganFamily(3, 5), new Concatenation(3, 5), drift: 0.01);
        yield return Case("conditional MLP, vectors", new VectorShape(4), new MlpFamily(24, 2), new Concatenation(3, 5), oneSided: true);
        yield return Case("WGAN-div, vectors", new WganDivPeer(new(vector, 12, new MlpFamily(32), unconditional)));
        yield return Case("GAN-QP with L1, vectors", new GanQpPeer(new(vector, 12, new MlpFamily(32), unconditional), SampleDistance.MeanAbsolute));
        yield return Case("GAN-QP over all pairs, vectors", new GanQpPeer(new(vector, 12, new MlpFamily(32), unconditional), SampleDistance.MeanAbsolute, PotentialForm.UnaryAllPairs));
        yield return Case("GAN-QP of pairs, vectors", new GanQpPeer(new(vector, 12, new PackedFamily(new MlpFamily(32), 2), unconditional), SampleDistance.RootMeanSquare, PotentialForm.Binary));
        yield return Case("WGAN-GP with a classifier, vectors", vector, new MlpFamily(32), new AuxiliaryClassifier(3) { Input = new EmbeddedClass(5) });
        yield return Case("LSGAN, DCGAN with layer norm", new LsganPeer(new(image, 12, new DcganFamily(3) { CriticNormalization = Normalization.Layer }, unconditional)));
        yield return Case("SN-GAN, DCGAN", new SnGanPeer(new(image, 12, new DcganFamily(3) { SpectralCritic = true }, unconditional)));
        yield return Case("SN-GAN with projection, ResNet 16x16", new SnGanPeer(new(new ImageShape(3, 16, 16), 12, new ResNetFamily(3) { SpectralCritic = true }, new Projection(3))));
        yield return Case("P2GAN, vectors", new PosteriorPeer(new(vector, 12, Posterior with { SpectralCritic = false }, unconditional)));
        yield return Case("P2GAN, 16x16", new PosteriorPeer(new(new ImageShape(3, 16, 16), 12, Posterior, unconditional)));
        yield return Case("WGAN-GP of StyleGAN's networks, 16x16", new StyleWganPeer(new(new ImageShape(3, 16, 16), 12, Style, unconditional)) { Drift = 0.001 });
        yield return Case("StyleGAN with selection, 12x16", new StyleGanPeer(new(new ImageShape(1, 12, 16), 12, Style, new LabelSelection(3) { Input = new EmbeddedClass(5) })));
        yield return Case("StyleGAN that grows, 8x8", new StyleGanPeer(new(new ImageShape(3, 8, 8), 12, Style with { Growth = new ProgressiveGrowth(10, StartLevel: 0) }, unconditional)));
    }

    private static IEnumerable<object[]> FurtherCases()
    {
        var (image, vector, unconditional) = (new ImageShape(3, 32, 32), new VectorShape(5), new Unconditional());
        yield return Case("WGAN-div, conditional DCGAN", new WganDivPeer(new(image, 12, new DcganFamily(3), new Concatenation(3, 5))));
        yield return Case("GAN-QP with L2, DCGAN with layer norm", new GanQpPeer(new(image, 12, new DcganFamily(3) { CriticNormalization = Normalization.Layer }, unconditional), SampleDistance.RootMeanSquare));
        yield return Case("LSGAN, vectors", new LsganPeer(new(vector, 12, new MlpFamily(32), unconditional)));
        yield return Case("SN-GAN, vectors", new SnGanPeer(new(vector, 12, new MlpFamily(32) { SpectralCritic = true }, unconditional)));
        yield return Case("SN-GAN, ResNet", new SnGanPeer(new(image, 12, new ResNetFamily(3) { SpectralCritic = true }, unconditional)));
    }

    // Adam's usual epsilon would turn a gradient that is nothing but rounding into a full step, in either direction.
    private static object[] Case(string name, SampleShape shape, NetworkFamily family, Conditioning conditioning, bool oneSided = false, double drift = 0) =>
        Case(name, new PeerCase(new GanArchitecture(shape, 12, family, conditioning)) { OneSided = oneSided, Drift = drift });

    private static object[] Case(string name, PeerCase peer) => [name, peer with { LearningRate = 1e-3, Epsilon = 1e-2, CriticSteps = 3 }];

    public static string Name(System.Reflection.MethodInfo method, object[] data) => $"{method.Name} ({data[0]})";

    // Fails with: t drawn per pixel; a penalty 0.01 % smaller; two random streams exchanged; a two-sided penalty for a one-sided one;
    // beta2 0.901; an average without warm-up;
    // p = 5 or half the penalty of WGAN-div; a sum for QP's mean distance; LSGAN without its 1/2; a spectral estimate that moves twice a step;
    // pairs (i, i) for all pairs, or a pair the other way round; a classifier's weight of 1 for 0.1; a class's gain of 1.0001 + c; alpha for 1 - alpha, real images that
    // are not faded, or no fresh Adam at a new level; and with a bias's gradient 0.01 % too large.
    [TestMethod]
    [DynamicData(nameof(Cases), DynamicDataDisplayName = nameof(Name))]
    public void Draws_losses_gradients_and_three_iterations_equal_PyTorchs(string name, object settings) => AssertEqual(name, settings);

    [TestMethod]
    [TestCategory("Long")]
    [DynamicData(nameof(FurtherCases), DynamicDataDisplayName = nameof(Name))]
    public void Those_of_further_networks_do_too(string name, object settings) => AssertEqual(name, settings);

    private static void AssertEqual(string name, object settings)
    {
        var peer = (PeerCase)settings;
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.gan");
        using var scope = NewDisposeScope();
        try
        {
            var (samples, labels) = peer.DrawData(20);
            using var data = new Dataset(samples, labels, peer.Architecture.Conditioning.ClassCount);
            List<(string Name, Tensor Value)> results = [.. Draws(peer), .. Gradients(peer, data), .. Trained(peer, data)];
            peer.Write(path, [.. Start(peer, samples, labels), .. results]);

            var differences = Parse(PythonPeer.Run("compare.py", path));
            CollectionAssert.AreEquivalent(results.Select(r => r.Name).ToList(), differences.Keys, "Python compared other tensors than we computed.");
            foreach (var (tensor, difference) in differences)
            {
                double tolerance = tensor.StartsWith("trained/", StringComparison.Ordinal) ? TrainedTolerance : Tolerance;
                Assert.IsLessThanOrEqualTo(tolerance, difference, $"{name}: {tensor}");
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Dictionary<string, double> Parse(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))
            .ToDictionary(fields => fields[0], fields => double.Parse(fields[1].Replace("inf", "Infinity", StringComparison.Ordinal), CultureInfo.InvariantCulture));

    private static List<(string Name, Tensor Value)> Start(PeerCase peer, Tensor samples, Tensor? labels)
    {
        using var random = new RandomStreams(peer.Seed);
        using var model = peer.CreateModel(random);
        return [.. PeerCase.Start(samples, labels, model).Select(entry => (entry.Name, entry.Value.detach().clone()))];
    }

    private static List<(string Name, Tensor Value)> Draws(PeerCase peer)
    {
        using var random = new RandomStreams(peer.Seed);
        return
        [
            ("draws/weights", randn(100, generator: random.Weights)), ("draws/dataOrder", randn(100, generator: random.DataOrder)),
            ("draws/latents", randn(100, generator: random.Latents)), ("draws/labels", randn(100, generator: random.Labels)),
            ("draws/regularization", randn(100, generator: random.Regularization)),
        ];
    }

    // Both phases' losses of iteration 1 at the starting weights, one after the other: P2GAN's pre-training is over, and a level that grows is at alpha 1/5.
    private static List<(string Name, Tensor Value)> Gradients(PeerCase peer, Dataset data)
    {
        using var random = new RandomStreams(peer.Seed);
        using var model = peer.CreateModel(random);
        using var batches = new ShuffledBatches(data, new ShuffledRows(), random.DataOrder);
        var step = new TrainingStep([batches], peer.BatchSize, random, CPU);
        var results = new List<(string, Tensor)>();
        model.Begin(1, peer.BatchSize);
        foreach (var phase in model.Phases)
        {
            string network = phase.Name.ToLowerInvariant();
            var (names, parameters) = (phase.Networks.Single().named_parameters().Select(p => p.name), phase.Networks.Single().parameters().ToArray());
            var loss = phase.Loss(step);
            results.Add(($"loss/{network}", loss.detach()));
            results.AddRange(names.Zip(autograd.grad([loss], parameters), (name, gradient) => ($"gradient/{network}/{name}", gradient)));
        }

        return results;
    }

    private static List<(string Name, Tensor Value)> Trained(PeerCase peer, Dataset data)
    {
        using var random = new RandomStreams(peer.Seed);
        using var model = peer.CreateModel(random);
        using var loop = peer.CreateLoop(model, data, random, peer.Iterations);
        loop.Run();
        return [.. model.Networks.SelectMany(n => Weights.Of($"trained/{n.Name}", n.Network)).Select(entry => (entry.Name, entry.Value.detach().clone()))];
    }
}
