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
    /// <summary>Passes <paramref name="batches"/> of latents and labels through the generator; does nothing where it has no batch normalisation.</summary>
    /// <param name="generator">A generator, left in evaluation mode.</param>
    /// <param name="batches">Latents [N,L] and, for a conditional generator, labels [N] or [N,K]; 64 batches replace all but 0.1 % of the old statistics.</param>
    public static void Recompute(GeneratorNetwork generator, IEnumerable<(Tensor Latents, Tensor? Labels)> batches)
    {
        if (!generator.modules().Any(module => module is BatchNorm2d)) return;
        using var noGrad = no_grad();
        generator.train();
        foreach (var (latents, labels) in batches)
        {
            using var scope = NewDisposeScope();
            generator.call(latents, labels);
        }

        generator.eval();
    }
}
