using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Conditioning;

/// <summary>A generator that sees a learned linear embedding of the label right behind the latent: [z, E(y), noise].</summary>
internal sealed class EmbeddingGenerator : GeneratorNetwork
{
    private readonly long latentSize;
    private readonly Embedding embedding;
    private readonly GeneratorNetwork body;

    /// <param name="classCount">Rows of the table.</param>
    /// <param name="input">Their size, and their length at first.</param>
    /// <param name="latentSize">Length of z; the rest of a row is noise.</param>
    /// <param name="body">A generator whose latent is z with the embedding.</param>
    /// <param name="random">Source of the initial table.</param>
    public EmbeddingGenerator(int classCount, EmbeddedClass input, long latentSize, GeneratorNetwork body, torch.Generator random) : base(nameof(EmbeddingGenerator))
    {
        this.latentSize = latentSize;
        // What a class does to the sample is the same in the whole batch and learned at once; where embeddings outweigh the latent, what z does fades.
        embedding = nn.Embedding(classCount, input.Size).Normal(input.InitialLength / Math.Sqrt(input.Size), random);
        this.body = body;
        RegisterComponents();
    }

    public override Tensor forward(Tensor latents, Tensor? labels) => body.call(WithLabel(latents, labels), labels);

    public override Tensor ForTraining(Func<Tensor> draw, Tensor? labels, torch.Generator random) =>
        body.ForTraining(() => WithLabel(draw(), labels), labels, random);

    internal override (GeneratorNetwork Network, Tensor Rows) Inner(Tensor latents, Tensor? labels) => body.Inner(WithLabel(latents, labels), labels);

    private Tensor WithLabel(Tensor latents, Tensor? labels) =>
        cat([latents.narrow(1, 0, latentSize), embedding.Embed(labels), latents.narrow(1, latentSize, latents.shape[1] - latentSize)], 1);
}
