using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Mlp;

/// <summary>
/// Fully connected networks for vectors and very small images: <paramref name="Layers"/> hidden layers of <paramref name="Units"/>,
/// ReLU in the generator and leaky ReLU (0.2) in the critic, He initialisation. 64 units suit toys, 128 to 512 real tables.
/// </summary>
/// <param name="Units">Width of a hidden layer, at least 1. Default 128.</param>
/// <param name="Layers">Number of hidden layers, at least 1. Default 3.</param>
public sealed record MlpFamily(int Units = 128, int Layers = 3) : NetworkFamily
{
    /// <summary>Width of a hidden layer.</summary>
    public int Units { get; init => field = Require.AtLeastOne(value); } = Require.AtLeastOne(Units);

    /// <summary>Number of hidden layers.</summary>
    public int Layers { get; init => field = Require.AtLeastOne(value); } = Require.AtLeastOne(Layers);

    /// <summary>Whether every layer of the critic is spectrally normalised (Miyato et al., 2018). Default false.</summary>
    public bool SpectralCritic { get; init; }

    /// <inheritdoc/>
    public override bool CriticMixesSamples => false;

    /// <inheritdoc/>
    public override bool ImagesOnly => false;

    /// <inheritdoc/>
    public override Conditioning.Conditioning DefaultConditioning(int classCount) => SpectralCritic ? new Projection(classCount) { Input = new EmbeddedClass() } : base.DefaultConditioning(classCount);

    /// <inheritdoc/>
    public override GeneratorNetwork CreateGenerator(int inputSize, SampleShape shape, torch.Generator random)
    {
        var layers = Hidden(inputSize, () => nn.ReLU(), spectral: false, random);
        layers.Add(nn.Linear(Units, shape.Size).HeNormal(random));
        if (shape is ImageShape image)
        {
            layers.Add(nn.Unflatten(1, [.. image.Dimensions]));
            layers.Add(nn.Tanh());
        }

        return new SequentialGenerator(layers);
    }

    /// <inheritdoc/>
    public override CriticBody CreateCritic(SampleShape shape, torch.Generator random)
    {
        var layers = Hidden(shape.Size, () => new Rectifier(0.2), SpectralCritic, random);
        layers.Insert(0, nn.Flatten());
        return new CriticBody(nn.Sequential(layers), Units, (inputs, outputs, bias) => nn.Linear(inputs, outputs, bias).HeNormal(random).Normalized(SpectralCritic, random));
    }

    private List<nn.Module<Tensor, Tensor>> Hidden(long inputSize, Func<nn.Module<Tensor, Tensor>> activation, bool spectral, torch.Generator random)
    {
        var layers = new List<nn.Module<Tensor, Tensor>>();
        for (int i = 0; i < Layers; i++)
        {
            layers.Add(nn.Linear(i == 0 ? inputSize : Units, Units).HeNormal(random).Normalized(spectral, random));
            layers.Add(activation());
        }

        return layers;
    }
}
