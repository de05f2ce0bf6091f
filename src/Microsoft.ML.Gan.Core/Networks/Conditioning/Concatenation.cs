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
        new EmbeddingGenerator(ClassCount, EmbeddingSize, family.CreateGenerator(latentSize + EmbeddingSize, shape, random), random);

    /// <inheritdoc/>
    public override CriticNetwork CreateCritic(NetworkFamily family, SampleShape shape, torch.Generator random) =>
        new OneHotCritic(ClassCount, family.CreateCritic(shape.WithExtraChannels(ClassCount), random));

    private static Tensor Required(Tensor? labels) =>
        labels ?? throw new ArgumentNullException(nameof(labels), "A conditional network needs the class index of every row.");

    private sealed class EmbeddingGenerator : GeneratorNetwork
    {
        private readonly nn.Module<Tensor, Tensor> embedding, body;

        public EmbeddingGenerator(int classCount, int size, nn.Module<Tensor, Tensor> body, torch.Generator random) : base(nameof(EmbeddingGenerator))
        {
            embedding = nn.Embedding(classCount, size).Normal(1, random);
            this.body = body;
            RegisterComponents();
        }

        public override Tensor forward(Tensor latents, Tensor? labels) =>
            body.call(cat([latents, embedding.call(Required(labels))], 1));
    }

    private sealed class OneHotCritic : CriticNetwork
    {
        private readonly long classCount;
        private readonly nn.Module<Tensor, Tensor> body;

        public OneHotCritic(int classCount, nn.Module<Tensor, Tensor> body) : base(nameof(OneHotCritic))
        {
            this.classCount = classCount;
            this.body = body;
            RegisterComponents();
        }

        public override Tensor forward(Tensor samples, Tensor? labels)
        {
            var oneHot = nn.functional.one_hot(Required(labels), classCount).to(samples.dtype);
            long[] spatial = samples.shape[2..];
            if (spatial.Length > 0)
            {
                oneHot = oneHot.reshape([.. oneHot.shape, .. spatial.Select(_ => 1L)]).expand([.. oneHot.shape, .. spatial]);
            }

            return body.call(cat([samples, oneHot], 1)).squeeze(1);
        }
    }
}
