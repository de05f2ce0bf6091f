using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Conditioning;

/// <summary>
/// Mirza and Osindero, "Conditional Generative Adversarial Nets" (2014): the generator sees a learned embedding of the class beside the
/// latent, the critic sees the one-hot class as further values of a vector or as further constant channels of an image.
/// </summary>
/// <param name="ClassCount">Number of classes, at least 1.</param>
/// <param name="EmbeddingSize">Length of the generator's embedding, initially N(0, 1). Default 50.</param>
public sealed record Concatenation(int ClassCount, int EmbeddingSize = 50) : Conditioning
{
    /// <inheritdoc/>
    public override int ClassCount { get; init; } = Require.AtLeastOne(ClassCount);

    /// <inheritdoc/>
    public override GeneratorNetwork CreateGenerator(NetworkFamily family, int latentSize, SampleShape shape, torch.Generator random) =>
        new EmbeddedClass(EmbeddingSize).CreateGenerator(family, latentSize, shape, ClassCount, random);

    /// <inheritdoc/>
    public override CriticNetwork CreateCritic(NetworkFamily family, SampleShape shape, torch.Generator random) =>
        new OneHotCritic(ClassCount, new ScoreCritic(family.CreateCritic(shape.WithExtraChannels(ClassCount), random)));

    private sealed class OneHotCritic : CriticNetwork
    {
        private readonly long classCount;
        private readonly CriticNetwork body;

        public OneHotCritic(int classCount, CriticNetwork body) : base(nameof(OneHotCritic))
        {
            this.classCount = classCount;
            this.body = body;
            RegisterComponents();
        }

        public override Tensor forward(Tensor samples, Tensor? labels) => body.call(WithClass(samples, labels), labels);

        public override Verdict Judge(Tensor samples, Tensor? labels) => body.Judge(WithClass(samples, labels), labels);

        private Tensor WithClass(Tensor samples, Tensor? labels)
        {
            var oneHot = nn.functional.one_hot(Require.Labels(labels), classCount).to(samples.dtype);
            long[] spatial = samples.shape[2..];
            if (spatial.Length > 0)
            {
                oneHot = oneHot.reshape([.. oneHot.shape, .. spatial.Select(_ => 1L)]).expand([.. oneHot.shape, .. spatial]);
            }

            return cat([samples, oneHot], 1);
        }
    }
}
