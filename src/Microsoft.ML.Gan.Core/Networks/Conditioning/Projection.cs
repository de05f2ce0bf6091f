using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Conditioning;

/// <summary>
/// Miyato and Koyama, "cGANs with Projection Discriminator" (2018): D(x, y) = w . h(x) + b + (cV) . h(x) with the critic's features h. For a class
/// cV is its row V_y. V is spectrally normalised as a matrix [K,F] where the family's layers are.
/// </summary>
/// <param name="ClassCount">K, the number of classes or the length of vectors, at least 1.</param>
public sealed record Projection(int ClassCount) : Conditioning
{
    /// <inheritdoc/>
    public override int ClassCount { get; init; } = Require.AtLeastOne(ClassCount);

    /// <summary>How the generator sees the class. Default: the paper's <see cref="ClassNormalization"/>; fully connected generators need <see cref="EmbeddedClass"/>.</summary>
    public ClassInput Input { get; init; } = new ClassNormalization();

    /// <inheritdoc/>
    public override GeneratorNetwork CreateGenerator(NetworkFamily family, int latentSize, SampleShape shape, torch.Generator random) =>
        Input.CreateGenerator(family, latentSize, shape, ClassCount, random);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The family's critic has no place for a head of classes: it scores packs of samples, or ends in a law of codes.</exception>
    public override CriticNetwork CreateCritic(NetworkFamily family, SampleShape shape, torch.Generator random) =>
        new ProjectionCritic(ClassCount, Require.ClassHeads(family, nameof(Projection)).CreateCritic(shape, random));

    private sealed class ProjectionCritic : CriticNetwork
    {
        private readonly nn.Module<Tensor, Tensor> features, head, projection;

        public ProjectionCritic(int classCount, CriticBody body) : base(nameof(ProjectionCritic))
        {
            features = body.Features;
            head = body.Head(1, true);
            projection = body.Head(classCount, false);
            RegisterComponents();
        }

        public override Tensor forward(Tensor samples, Tensor? labels)
        {
            var h = features.call(samples);
            return head.call(h).squeeze(1) + Labels.Weigh(projection.call(h), labels);
        }
    }
}
