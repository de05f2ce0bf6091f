using Microsoft.ML.Gan.Codes;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Posterior;

/// <summary>The distribution discriminator D(x) = N(mu(x), diag(sigma(x)^2)): samples [N,...] to [N,2d], mu and then sigma, by two linear heads on one trunk.</summary>
internal sealed class PosteriorFeatures : nn.Module<Tensor, Tensor>
{
    private readonly SigmaActivation activation;
    private readonly nn.Module<Tensor, Tensor> trunk, mean, deviation;
    private readonly PosteriorBank bank;

    /// <param name="body">The trunk, and how its heads are made.</param>
    /// <param name="codeSize">d.</param>
    /// <param name="start">Where sigma starts; mu starts at 0.</param>
    /// <param name="activation">What follows the head of sigma.</param>
    /// <param name="bank">Where the model keeps posteriors of training rows; with the critic, it is saved and moved.</param>
    public PosteriorFeatures(CriticBody body, int codeSize, PerCoordinate start, SigmaActivation activation, PosteriorBank bank) : base(nameof(PosteriorFeatures))
    {
        (this.activation, this.bank) = (activation, bank);
        (trunk, mean, deviation) = (body.Features, body.Head(codeSize, true), body.Head(codeSize, true));
        RegisterComponents();
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        float[] bias = [.. start.Values.Select(sigma => (float)activation.Inverse(sigma))];
        deviation.named_parameters().Single(parameter => parameter.name.EndsWith("bias", StringComparison.Ordinal)).parameter.copy_(tensor(bias));
    }

    public override Tensor forward(Tensor x)
    {
        var h = trunk.call(x);
        return cat([mean.call(h), activation.Apply(deviation.call(h))], 1);
    }
}
