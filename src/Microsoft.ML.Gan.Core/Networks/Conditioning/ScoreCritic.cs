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

    public override Tensor forward(Tensor samples, Tensor? labels) => Judge(samples, labels).Scores;

    public override Verdict Judge(Tensor samples, Tensor? labels)
    {
        var h = features.call(samples);
        return new Verdict(head.call(h).squeeze(1), Features: h);
    }
}
