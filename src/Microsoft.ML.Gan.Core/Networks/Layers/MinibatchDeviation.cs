using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Layers;

/// <summary>
/// Karras et al., "Progressive Growing of GANs" (2018): one more channel, which tells how much the samples of a group differ, so that the critic sees a
/// generator that repeats itself. It is the standard deviation over the group's samples, averaged over channels and pixels. In evaluation mode a
/// sample has no group: the channel is the mean of the training's, so that a score depends on its own sample only.
/// </summary>
internal sealed class MinibatchDeviation : nn.Module<Tensor, Tensor>
{
    private const double Epsilon = 1e-8, Memory = 0.99;
    private readonly int groupSize;
    private readonly Tensor running;

    /// <param name="groupSize">Samples in a group, at most; a smaller batch is one group, a larger one must be a multiple.</param>
    public MinibatchDeviation(int groupSize) : base(nameof(MinibatchDeviation))
    {
        this.groupSize = groupSize;
        running = ones(1).DetachFromDisposeScope();
        RegisterComponents();
    }

    /// <summary>Why batches of a size cannot be divided into groups; null where they can.</summary>
    public static string? ObjectionToBatch(int groupSize, int size) => size <= groupSize || size % groupSize == 0
        ? null : $"its critic compares groups of {groupSize} samples (minibatch deviation), of which batches of {size} are no multiple.";

    /// <summary>[N,C,H,W] to [N,C+1,H,W].</summary>
    public override Tensor forward(Tensor x)
    {
        var (samples, height, width) = (x.shape[0], x.shape[2], x.shape[3]);
        var deviation = training ? Follow(Deviation(x)) : running.reshape(1, 1, 1, 1);
        return cat([x, deviation.repeat(samples / deviation.shape[0], 1, height, width)], 1);
    }

    // [M,1,1,1] for M groups: sample n belongs to group n mod M.
    private Tensor Deviation(Tensor x)
    {
        long samples = x.shape[0], size = Math.Min(groupSize, samples);
        if (samples % size != 0) throw new ArgumentException($"A batch of {samples} samples cannot be divided into groups of {size} for the minibatch deviation; the batch size must be a multiple.", nameof(x));
        var groups = x.reshape([size, samples / size, .. x.shape[1..]]);
        var variance = (groups - groups.mean([0], keepdim: true)).square().mean([0]);
        return (variance + Epsilon).sqrt().mean([1, 2, 3], keepdim: true);
    }

    // A batch that is not finite leaves the mean alone, as its step leaves the weights.
    private Tensor Follow(Tensor deviation)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var next = Memory * running + (1 - Memory) * deviation.detach().mean();
        running.copy_(where(next.isfinite(), next, running));
        return deviation;
    }
}
