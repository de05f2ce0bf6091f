using System.Text.Json.Serialization;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Conditioning;

/// <summary>
/// Odena et al., "Conditional Image Synthesis with Auxiliary Classifier GANs" (2017), with the weights of the WGAN-GP authors: the critic's score is
/// blind to the class, but a second head C tells the classes apart. L_D += s_D CE(C(x_r), y_r) and L_G += s_G CE(C(G(z, y)), y), as means over the batch.
/// It makes classes separable at the price of diversity within them; prefer <see cref="Projection"/>.
/// </summary>
/// <param name="ClassCount">Number of classes, at least 1.</param>
public sealed record AuxiliaryClassifier(int ClassCount) : Conditioning
{
    /// <inheritdoc/>
    public override int ClassCount { get; init; } = Require.AtLeastOne(ClassCount);

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool NeedsClasses => true;

    /// <summary>How the generator sees the class. Default: an embedding.</summary>
    public ClassInput Input { get; init; } = new EmbeddedClass();

    /// <summary>s_D, at least 0. Default 1.</summary>
    public double CriticWeight { get; init => field = Require.NotNegative(value); } = 1;

    /// <summary>s_G, at least 0. Default 0.1.</summary>
    public double GeneratorWeight { get; init => field = Require.NotNegative(value); } = 0.1;

    /// <summary>Whether the critic's classifier learns from generated samples too, as in the original paper. Default false.</summary>
    public bool LearnsFromGenerated { get; init; }

    /// <inheritdoc/>
    public override GeneratorNetwork CreateGenerator(NetworkFamily family, int latentSize, SampleShape shape, torch.Generator random) =>
        Input.CreateGenerator(family, latentSize, shape, ClassCount, random);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The family's critic has no place for a head of classes: it scores packs of samples, or ends in a law of codes.</exception>
    public override CriticNetwork CreateCritic(NetworkFamily family, SampleShape shape, torch.Generator random) =>
        new ClassifyingCritic(ClassCount, Require.ClassHeads(family, nameof(AuxiliaryClassifier)).CreateCritic(shape, random));

    /// <inheritdoc/>
    public override IEnumerable<Tensor> CriticTerms(Verdict real, Verdict fake, Tensor? labels)
    {
        yield return CriticWeight * CrossEntropy(real, labels);
        if (LearnsFromGenerated) yield return CriticWeight * CrossEntropy(fake, labels);
    }

    /// <inheritdoc/>
    public override IEnumerable<Tensor> GeneratorTerms(Verdict fake, Tensor? labels) => [GeneratorWeight * CrossEntropy(fake, labels)];

    private static Tensor CrossEntropy(Verdict verdict, Tensor? labels) => nn.functional.cross_entropy(verdict.ClassLogits!, Require.Classes(labels, nameof(AuxiliaryClassifier)));

    private sealed class ClassifyingCritic : CriticNetwork
    {
        private readonly nn.Module<Tensor, Tensor> features, head, classifier;

        public ClassifyingCritic(int classCount, CriticBody body) : base(nameof(ClassifyingCritic))
        {
            features = body.Features;
            head = body.Head(1, true);
            classifier = body.Head(classCount, true);
            RegisterComponents();
        }

        public override Tensor forward(Tensor samples, Tensor? labels) => Score(features.call(samples));

        public override Verdict Judge(Tensor samples, Tensor? labels)
        {
            var h = features.call(samples);
            return new Verdict(Score(h), classifier.call(h));
        }

        private Tensor Score(Tensor h) => head.call(h).squeeze(1);
    }
}
