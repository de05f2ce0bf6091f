using Microsoft.ML.Gan.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Sampling;

/// <summary>
/// Batch normalisation's running statistics belong to the generator being trained, not to its average. Passing batches through the average
/// in training mode replaces them by its own ("standing statistics", Brock et al. 2019).
/// </summary>
public static class StandingStatistics
{
    /// <summary>
    /// Passes <paramref name="batches"/> of latents and labels through the generator, whose statistics become the mean of theirs, whatever they were; does nothing where it
    /// has no batch normalisation.
    /// </summary>
    /// <param name="generator">A generator, left in evaluation mode.</param>
    /// <param name="batches">Latents [N,L] and, for a conditional generator, labels [N] or [N,K]; at least one batch.</param>
    public static void Recompute(GeneratorNetwork generator, IEnumerable<(Tensor Latents, Tensor? Labels)> batches)
    {
        var layers = generator.modules().OfType<BatchNorm2d>().Select(layer => (Layer: layer, layer.momentum)).ToArray();
        if (layers.Length == 0) return;
        using var noGrad = no_grad();
        generator.train();
        try
        {
            foreach (var (i, (latents, labels)) in batches.Index())
            {
                // The mean of so many is the mean of one fewer, moved by its share towards the last.
                foreach (var (layer, _) in layers) layer.momentum = 1.0 / (i + 1);
                using var scope = NewDisposeScope();
                generator.call(latents, labels);
            }
        }
        finally
        {
            foreach (var (layer, momentum) in layers) layer.momentum = momentum;
            generator.eval();
        }
    }
}
