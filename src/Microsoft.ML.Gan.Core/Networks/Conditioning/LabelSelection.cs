using System.Text.Json.Serialization;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Conditioning;

/// <summary>
/// The conditioning of StyleGAN's authors (Karras et al., 2019): the critic has a score for every class, of which that of the sample's class counts
/// (Mescheder et al., 2018); the generator sees an embedding of the class beside the latent.
/// </summary>
/// <param name="ClassCount">Number of classes, at least 1.</param>
public sealed record LabelSelection(int ClassCount) : Conditioning
{
    /// <inheritdoc/>
    public override int ClassCount { get; init; } = Require.AtLeastOne(ClassCount);

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool NeedsClasses => true;

    /// <summary>How the generator sees the class. Default: an embedding of 512 numbers, as long as StyleGAN's latent.</summary>
    public ClassInput Input { get; init; } = new EmbeddedClass(512);

    /// <inheritdoc/>
    public override GeneratorNetwork CreateGenerator(NetworkFamily family, int latentSize, SampleShape shape, torch.Generator random) =>
        Input.CreateGenerator(family, latentSize, shape, ClassCount, random);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The family's critic has no place for a head of classes: it scores packs of samples, or ends in a law of codes.</exception>
    public override CriticNetwork CreateCritic(NetworkFamily family, SampleShape shape, torch.Generator random) =>
        new SelectingCritic(ClassCount, Require.ClassHeads(family, nameof(LabelSelection)).CreateCritic(shape, random));

    private sealed class SelectingCritic : CriticNetwork
    {
        private readonly nn.Module<Tensor, Tensor> features, head;

        public SelectingCritic(int classCount, CriticBody body) : base(nameof(SelectingCritic))
        {
            (features, head) = (body.Features, body.Head(classCount, true));
            RegisterComponents();
        }

        public override Tensor forward(Tensor samples, Tensor? labels) => Labels.Weigh(head.call(features.call(samples)), Require.Classes(labels, nameof(LabelSelection)));
    }
}
