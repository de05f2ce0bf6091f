using Microsoft.ML.Gan.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Testing;

/// <summary>D(x) = w . x, the critic whose slope is a number: w starts at the given values.</summary>
internal sealed class LinearCritic : CriticNetwork
{
    private readonly Parameter weight;

    public LinearCritic(params float[] start) : base(nameof(LinearCritic))
    {
        weight = new Parameter(tensor(start));
        RegisterComponents();
    }

    public float[] Weight => weight.detach().data<float>().ToArray();

    public override Tensor forward(Tensor samples, Tensor? labels) => samples.flatten(1).mv(weight);
}
