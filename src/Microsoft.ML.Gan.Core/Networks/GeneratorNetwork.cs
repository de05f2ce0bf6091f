using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks;

/// <summary>
/// A generator G(z, y): rows of normals [N,R] and, where it is conditional, class indices [N] (int64) or vectors [N,K] to samples [N,...].
/// A row's first values are the latent z; a family that needs more randomness for a sample has it behind (<see cref="NetworkFamily.NoiseSize"/>).
/// </summary>
public abstract class GeneratorNetwork(string name) : nn.Module<Tensor, Tensor?, Tensor>(name)
{
    /// <summary>
    /// The samples of a training step, where they may differ from those of <c>call</c> by what only regularises the training, or in size while the network
    /// grows. Default: those of <c>call</c>.
    /// </summary>
    /// <param name="draw">Draws fresh rows of normals [N,R], as often as the network wants some.</param>
    /// <param name="labels">Class indices [N] (int64) or vectors [N,K], or null.</param>
    /// <param name="random">Source of what the step draws beyond the rows.</param>
    public virtual Tensor ForTraining(Func<Tensor> draw, Tensor? labels, Generator random) => call(draw(), labels);

    /// <summary>The innermost generator, with its rows: a generator that adds a label to the latent contains another one.</summary>
    internal virtual (GeneratorNetwork Network, Tensor Rows) Inner(Tensor latents, Tensor? labels) => (this, latents);
}
