using Microsoft.ML.Gan.Models;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Sampling;

/// <summary>
/// The critic's score of single samples, whatever the critic takes: it depends on the sample and its label only. Where m samples share a score
/// (<see cref="Networks.PackedFamily"/>), a sample is scored in the company of generated ones of its label: in <see cref="Sampler.BlockSize"/> packs, each of
/// which begins with it, and the mean counts. Of a critic that compares two samples, as GAN-QP's may, that says how much more real a sample is than
/// what is generated; of a critic of packs of one law, how much realness it brings into a pack. Holds the companions it has made; for one thread.
/// </summary>
/// <param name="gan">The model, which stays the caller's.</param>
/// <param name="seed">The companions are the first block of generated rows of this seed.</param>
public sealed class Scorer(TrainedGan gan, long seed)
{
    private readonly Dictionary<Label, float[]> companions = [];

    /// <summary>Scores [N] of samples [N,...] on the CPU; higher is more real.</summary>
    /// <param name="samples">Samples in the networks' range.</param>
    /// <param name="labels">Labels of a conditional model, one for each sample; else empty.</param>
    public Tensor Score(Tensor samples, ReadOnlySpan<Label> labels = default)
    {
        using var scope = NewDisposeScope();
        if (gan.Architecture.Family.SamplesPerScore == 1) return Raw(samples, labels).MoveToOuterDisposeScope();
        var scores = new Tensor[samples.shape[0]];
        for (int i = 0; i < scores.Length; i++)
        {
            var label = labels.IsEmpty ? default : labels[i];
            var packs = Packs(samples.narrow(0, i, 1), label);
            scores[i] = Raw(packs, labels.IsEmpty ? [] : [.. Enumerable.Repeat(label, (int)packs.shape[0])]).mean();
        }

        return stack(scores).MoveToOuterDisposeScope();
    }

    private Tensor Raw(Tensor samples, ReadOnlySpan<Label> labels) => gan.Score(samples, labels.IsEmpty ? null : Label.Stack(labels));

    // Pack k is the sample and the companions k, k + 1, ..., k + m - 2, around the block.
    private Tensor Packs(Tensor sample, Label label)
    {
        var block = Companions(label);
        int others = gan.Architecture.Family.SamplesPerScore - 1;
        return cat([.. Enumerable.Range(0, Sampler.BlockSize).SelectMany(k =>
            Enumerable.Range(k, others).Select(row => block.narrow(0, row % Sampler.BlockSize, 1)).Prepend(sample))], 0);
    }

    private Tensor Companions(Label label)
    {
        if (!companions.TryGetValue(label, out float[]? values))
        {
            companions[label] = values = new Sampler(gan, seed).Block(0L, [.. Enumerable.Repeat(label, Sampler.BlockSize)]).data<float>().ToArray();
        }

        return tensor(values, gan.Architecture.Shape.Batched(Sampler.BlockSize));
    }
}
