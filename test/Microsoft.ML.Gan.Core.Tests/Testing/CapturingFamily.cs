using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Mlp;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Testing;

/// <summary>A critic body that writes down its input and scores it by the weight times the sum of its values.</summary>
internal sealed record CapturingFamily : NetworkFamily
{
    public List<(long[] Shape, float[] Values)> Seen { get; } = [];

    public override bool CriticMixesSamples => false;

    public override bool ImagesOnly => false;

    public override GeneratorNetwork CreateGenerator(int inputSize, SampleShape shape, torch.Generator random) =>
        new MlpFamily(4, 1).CreateGenerator(inputSize, shape, random);

    public override CriticBody CreateCritic(SampleShape shape, torch.Generator random) => new(new Body(Seen), 1, (_, _, _) => nn.Identity());

    private sealed class Body : nn.Module<Tensor, Tensor>
    {
        private readonly List<(long[] Shape, float[] Values)> seen;
        private readonly TorchSharp.Modules.Parameter weight = new(ones(1));

        public Body(List<(long[] Shape, float[] Values)> seen) : base(nameof(Body))
        {
            this.seen = seen;
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            seen.Add((x.shape, x.detach().data<float>().ToArray()));
            return x.flatten(1).sum(1, keepdim: true) * weight;
        }
    }
}
