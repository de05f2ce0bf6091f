using Microsoft.ML.Gan.Networks.Layers;
using Microsoft.ML.Gan.Networks.Posterior;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks;

/// <summary>
/// Karras et al., "Progressive Growing of GANs" (2018): the critic's last layer is also told how much the features of a group of samples differ, so that it sees a
/// generator that repeats itself. A single row is scored as if it stood in an average group of the training. <see cref="Style.StyleFamily"/> has it by itself.
/// </summary>
/// <param name="Body">The networks' bodies.</param>
/// <param name="GroupSize">Samples in a group, at least 1; batches must be multiples of it, or smaller. Default 4.</param>
/// <exception cref="ArgumentException">The body's critic ends in a law of codes, which takes no more features.</exception>
public sealed record MinibatchDeviationFamily(NetworkFamily Body, int GroupSize = 4) : ExtendedFamily(
    Body.Innermost() is PosteriorFamily ? throw new ArgumentException($"The critic of {Body} ends in a law of codes, which takes no more features.", nameof(Body)) : Body)
{
    /// <summary>Samples in a group, at least 1.</summary>
    public int GroupSize { get; init => field = Require.AtLeastOne(value); } = Require.AtLeastOne(GroupSize);

    internal override string? ObjectionToBatch(int size) => base.ObjectionToBatch(size) ?? MinibatchDeviation.ObjectionToBatch(GroupSize, size / SamplesPerScore);

    /// <inheritdoc/>
    public override Conditioning.Conditioning DefaultConditioning(int classCount) => Body.DefaultConditioning(classCount);

    /// <inheritdoc/>
    public override Conditioning.Conditioning DefaultVectorConditioning(int length) => Body.DefaultVectorConditioning(length);

    /// <inheritdoc/>
    public override CriticBody CreateCritic(SampleShape shape, torch.Generator random)
    {
        var body = Body.CreateCritic(shape, random);
        return body with { Features = new DeviatingFeatures(body.Features, GroupSize), FeatureCount = body.FeatureCount + 1 };
    }

    /// <summary>[N,...] to [N,F+1].</summary>
    private sealed class DeviatingFeatures : nn.Module<Tensor, Tensor>
    {
        private readonly nn.Module<Tensor, Tensor> body;
        private readonly MinibatchDeviation deviation;

        public DeviatingFeatures(nn.Module<Tensor, Tensor> body, int groupSize) : base(nameof(DeviatingFeatures))
        {
            this.body = body;
            deviation = new MinibatchDeviation(groupSize);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => deviation.call(body.call(x).unsqueeze(2).unsqueeze(3)).flatten(1);
    }
}
