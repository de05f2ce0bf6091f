using System.Text.Json.Serialization;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Conditioning;

/// <summary>
/// How the two networks see the label y of a sample, which is a class or any vector c of K numbers; a class is the one-hot vector. Part of the configuration that
/// is saved with a model.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "conditioning")]
[JsonDerivedType(typeof(Unconditional), "none")]
[JsonDerivedType(typeof(Concatenation), "concatenation")]
[JsonDerivedType(typeof(Projection), "projection")]
[JsonDerivedType(typeof(AuxiliaryClassifier), "classifier")]
[JsonDerivedType(typeof(LabelSelection), "selection")]
public abstract record Conditioning
{
    // The kinds are known to the file format; a kind that is not could be trained, but not saved.
    private protected Conditioning()
    {
    }

    /// <summary>K, the number of classes or the length of vectors; 0 where the networks see no label.</summary>
    public abstract int ClassCount { get; init; }

    /// <summary>Whether labels must be classes. Default false: they may be vectors.</summary>
    [JsonIgnore]
    public virtual bool NeedsClasses => false;

    /// <summary>A generator of <paramref name="shape"/> from latents of <paramref name="latentSize"/>, with weights drawn from <paramref name="random"/>.</summary>
    public abstract GeneratorNetwork CreateGenerator(NetworkFamily family, int latentSize, SampleShape shape, torch.Generator random);

    /// <summary>A critic of <paramref name="shape"/>, with weights drawn from <paramref name="random"/>.</summary>
    public abstract CriticNetwork CreateCritic(NetworkFamily family, SampleShape shape, torch.Generator random);

    /// <summary>What is added to the critic's loss, scalars. Default: nothing.</summary>
    /// <param name="real">The critic's verdict on real samples.</param>
    /// <param name="fake">Its verdict on generated samples of the same labels.</param>
    /// <param name="labels">Class indices [N] (int64) or vectors [N,K] of both.</param>
    public virtual IEnumerable<Tensor> CriticTerms(Verdict real, Verdict fake, Tensor? labels) => [];

    /// <summary>What is added to the generator's loss, scalars. Default: nothing.</summary>
    /// <param name="fake">The critic's verdict on generated samples.</param>
    /// <param name="labels">Their class indices [N] (int64) or vectors [N,K].</param>
    public virtual IEnumerable<Tensor> GeneratorTerms(Verdict fake, Tensor? labels) => [];
}
