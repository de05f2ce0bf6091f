using System.Text.Json.Serialization;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Networks.ResNet;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks;

/// <summary>
/// A recipe for a generator body and a critic body of matching size. The record is the configuration that is saved with a model:
/// building twice from the same record and the same random state gives the same weights.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "family")]
[JsonDerivedType(typeof(MlpFamily), "mlp")]
[JsonDerivedType(typeof(DcganFamily), "dcgan")]
[JsonDerivedType(typeof(ResNetFamily), "resnet")]
[JsonDerivedType(typeof(PackedFamily), "packed")]
public abstract record NetworkFamily
{
    // The kinds are known to the file format; a kind that is not could be trained, but not saved.
    private protected NetworkFamily()
    {
    }

    /// <summary>Whether the critic mixes the samples of a batch (batch normalisation), which a gradient penalty does not allow.</summary>
    [JsonIgnore]
    public abstract bool CriticMixesSamples { get; }

    /// <summary>Whether it builds networks for images only, and of those only the sizes of an <see cref="ImagePyramid"/>. Default true.</summary>
    [JsonIgnore]
    public virtual bool ImagesOnly => true;

    /// <summary>Builds a generator body: [N,<paramref name="inputSize"/>] to [N,...<paramref name="shape"/>].</summary>
    /// <param name="inputSize">Length of the latent, with whatever condition is concatenated to it.</param>
    /// <param name="shape">Shape of one generated sample. Images end in tanh, vectors are linear.</param>
    /// <param name="random">Source of the initial weights.</param>
    public abstract nn.Module<Tensor, Tensor> CreateGenerator(int inputSize, SampleShape shape, torch.Generator random);

    /// <summary>Builds a critic body: [N,...<paramref name="shape"/>] to [N,1].</summary>
    /// <param name="shape">Shape of one input, with whatever condition is concatenated to it.</param>
    /// <param name="random">Source of the initial weights.</param>
    public abstract nn.Module<Tensor, Tensor> CreateCritic(SampleShape shape, torch.Generator random);
}
