using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Conditioning;

/// <summary>
/// Mirza and Osindero, "Conditional Generative Adversarial Nets" (2014): the generator sees a learned embedding of the label beside the
/// latent, the critic sees its row c, for a class the one-hot one, as further values of a vector or as further constant channels of an image.
/// </summary>
/// <param name="ClassCount">K, the number of classes or the length of vectors, at least 1.</param>
/// <param name="EmbeddingSize">Number of values of the generator's embedding, initially N(0, 1/EmbeddingSize), at least 1. Default 50.</param>
public sealed record Concatenation(int ClassCount, int EmbeddingSize = 50) : Conditioning
{
    /// <inheritdoc/>
    public override int ClassCount { get; init; } = Require.AtLeastOne(ClassCount);

    /// <inheritdoc/>
    public override GeneratorNetwork CreateGenerator(NetworkFamily family, int latentSize, SampleShape shape, torch.Generator random) =>
        new EmbeddedClass(EmbeddingSize).CreateGenerator(family, latentSize, shape, ClassCount, random);

    /// <inheritdoc/>
    public override CriticNetwork CreateCritic(NetworkFamily family, SampleShape shape, torch.Generator random) =>
        new LabelledCritic(ClassCount, new ScoreCritic(family.CreateCritic(shape.WithExtraChannels(ClassCount), random)));

    private sealed class LabelledCritic : CriticNetwork
    {
        private readonly long classCount;
        private readonly CriticNetwork body;

        public LabelledCritic(int classCount, CriticNetwork body) : base(nameof(LabelledCritic))
        {
            this.classCount = classCount;
            this.body = body;
            RegisterComponents();
        }

        public override Tensor forward(Tensor samples, Tensor? labels) => body.call(WithLabel(samples, labels), labels);

        public override Verdict Judge(Tensor samples, Tensor? labels) => body.Judge(WithLabel(samples, labels), labels);

        private Tensor WithLabel(Tensor samples, Tensor? labels)
        {
            var rows = Labels.Rows(labels, classCount, samples.dtype);
            long[] spatial = samples.shape[2..];
            if (spatial.Length > 0)
            {
                rows = rows.reshape([.. rows.shape, .. spatial.Select(_ => 1L)]).expand([.. rows.shape, .. spatial]);
            }

            return cat([samples, rows], 1);
        }
    }
}
