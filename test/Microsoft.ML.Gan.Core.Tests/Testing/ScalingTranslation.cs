using Microsoft.ML.Gan.Networks.Cycle;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Testing;

/// <summary>Translators that multiply by a factor and critics that multiply by another, each a parameter: losses that a person can compute.</summary>
internal sealed record ScalingTranslation(float Translator, float Critic) : TranslationFamily
{
    public override string? Obstacle(SampleShape a, SampleShape b) => null;

    public override nn.Module<Tensor, Tensor> CreateTranslator(SampleShape from, SampleShape to, torch.Generator random) => new Scale(Translator);

    public override nn.Module<Tensor, Tensor> CreateCritic(SampleShape shape, torch.Generator random) => new Scale(Critic);

    private sealed class Scale : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter factor;

        public Scale(float factor) : base(nameof(Scale))
        {
            this.factor = new Parameter(tensor(new[] { factor }).DetachFromDisposeScope());
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => x * factor;
    }
}
