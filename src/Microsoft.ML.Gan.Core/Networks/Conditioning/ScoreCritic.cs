using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Conditioning;

/// <summary>D(x) = head(features(x)) with one output, blind to the class.</summary>
internal sealed class ScoreCritic : CriticNetwork
{
    private readonly nn.Module<Tensor, Tensor> features, head;

    public ScoreCritic(CriticBody body) : base(nameof(ScoreCritic))
    {
        (features, head) = (body.Features, body.Head(1, true));
        RegisterComponents();
    }

    public override Tensor forward(Tensor samples, Tensor? labels) => head.call(features.call(samples)).squeeze(1);
}
