using System.Text.Json.Serialization;
using Microsoft.ML.Gan.Networks.Cnn;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Growing;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Networks.Posterior;
using Microsoft.ML.Gan.Networks.ResNet;
using Microsoft.ML.Gan.Networks.Style;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks;

/// <summary>
/// A recipe for a generator body and a critic body of matching size. The record is the configuration that is saved with a model:
/// building twice from the same record and the same random state gives the same weights.
/// </summary>
/// <remarks>
/// Derive from it to train networks of your own. Draw all weights from the generator that is handed in. A model is saved with the name of the type and its
/// assembly, and with the record's properties as JSON; it loads wherever that assembly is at hand.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "family")]
[JsonDerivedType(typeof(MlpFamily), "mlp")]
[JsonDerivedType(typeof(DcganFamily), "dcgan")]
[JsonDerivedType(typeof(CnnFamily), "cnn")]
[JsonDerivedType(typeof(ResNetFamily), "resnet")]
[JsonDerivedType(typeof(PosteriorFamily), "posterior")]
[JsonDerivedType(typeof(StyleFamily), "style")]
[JsonDerivedType(typeof(PackedFamily), "packed")]
[JsonDerivedType(typeof(MinibatchDeviationFamily), "deviation")]
public abstract record NetworkFamily
{
    /// <summary>Whether the critic mixes the samples of a batch (batch normalisation), which a gradient penalty does not allow.</summary>
    [JsonIgnore]
    public abstract bool CriticMixesSamples { get; }

    /// <summary>Whether it builds networks for images only, and of those only the sizes of an <see cref="ImagePyramid"/>. Default true.</summary>
    [JsonIgnore]
    public virtual bool ImagesOnly => true;

    /// <summary>Doublings of the base grid that an image must consist of, at least 0. Default 1: 8x8 is the smallest square.</summary>
    [JsonIgnore]
    public virtual int FewestLevels => 1;

    /// <summary>How the networks grow while they are trained. Default: not at all.</summary>
    [JsonIgnore]
    public virtual Growth Growing => Growth.Fixed;

    /// <summary>The same networks, with what they leave to the data and the training decided. Default: nothing is left.</summary>
    /// <param name="shape">Shape of a training sample.</param>
    /// <param name="samples">Training samples.</param>
    /// <param name="shown">Real samples that the critic is shown at least in the whole training.</param>
    public virtual NetworkFamily Suiting(SampleShape shape, long samples, long shown) => this;

    /// <summary>Samples that share one score of the critic (<see cref="PackedFamily"/>). Default 1.</summary>
    [JsonIgnore]
    public virtual int SamplesPerScore => 1;

    /// <summary>The family whose networks these are, without what an <see cref="ExtendedFamily"/> adds to its critic. Default: this one.</summary>
    public virtual NetworkFamily Innermost() => this;

    /// <summary>What the critic does that leaves no place for a head of classes beside its score; null where there is one.</summary>
    internal virtual string? ObjectionToClassHeads => null;

    /// <summary>Why the critic cannot take batches of a size; null where it can.</summary>
    internal virtual string? ObjectionToBatch(int size) => null;

    /// <summary>
    /// Values N(0, 1) that a generated sample takes beside the latent: a row of normals is the latent and then these. Everything random in a sample
    /// is in its row. Default 0.
    /// </summary>
    /// <param name="shape">Shape of one generated sample.</param>
    public virtual int NoiseSize(SampleShape shape) => 0;

    /// <summary>How the networks see classes where nothing else is said. Default: <see cref="Conditioning.Concatenation"/>.</summary>
    /// <param name="classCount">Number of classes, at least 1.</param>
    public virtual Conditioning.Conditioning DefaultConditioning(int classCount) => new Concatenation(classCount);

    /// <summary>How the networks see vectors where nothing else is said. Default: as they see classes.</summary>
    /// <param name="length">Length of a vector, at least 1.</param>
    public virtual Conditioning.Conditioning DefaultVectorConditioning(int length) => DefaultConditioning(length);

    /// <summary>Builds a generator: [N,<paramref name="inputSize"/> + <see cref="NoiseSize"/>] to [N,...<paramref name="shape"/>].</summary>
    /// <param name="inputSize">Length of the latent, with whatever condition is concatenated to it.</param>
    /// <param name="shape">Shape of one generated sample. Images end in tanh, StyleGAN's excepted; vectors are linear.</param>
    /// <param name="random">Source of the initial weights.</param>
    public abstract GeneratorNetwork CreateGenerator(int inputSize, SampleShape shape, torch.Generator random);

    /// <summary>Builds a generator as <see cref="CreateGenerator"/> does, but with a gain and a bias of the label wherever it normalises over the batch.</summary>
    /// <exception cref="ArgumentException">The generator does not normalise over the batch, so that it would not see the label at all.</exception>
    internal virtual GeneratorNetwork CreateClassGenerator(int inputSize, SampleShape shape, int classCount, torch.Generator random) =>
        throw new ArgumentException($"The generator of {this} has no batch normalisation, through which alone it would see the label; choose {nameof(Conditioning.EmbeddedClass)}.");

    /// <summary>Builds a critic of [N,...<paramref name="shape"/>], up to its last layer.</summary>
    /// <param name="shape">Shape of one input, with whatever condition is concatenated to it.</param>
    /// <param name="random">Source of the initial weights.</param>
    public abstract CriticBody CreateCritic(SampleShape shape, torch.Generator random);
}
