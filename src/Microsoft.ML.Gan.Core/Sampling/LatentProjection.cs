using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Sampling;

/// <summary>
/// Lipton and Tripathi, "Precise Recovery of Latent Vectors from Generative Adversarial Networks" (2017): the latent whose sample is nearest to a given
/// one, min_z |G(z, y) - x|^2, by Adam from several z ~ N(0, I). The latent is not held to N(0, I): what is found is what the generator can make, however
/// rarely it does. Noise that a family takes beside the latent stays as it is drawn.
/// </summary>
/// <remarks>
/// The result depends on (seed, row), the sample and its label only. It holds no state but the model, which stays the caller's and is not changed, and may
/// be used by several threads at once.
/// </remarks>
public sealed class LatentProjection(TrainedGan gan, ProjectionSettings settings, long seed)
{
    /// <summary>Projects one sample.</summary>
    /// <param name="sample">[1,...] in the networks' range, on any device.</param>
    /// <param name="row">Decides where the search starts; its first start is the row's own generated sample.</param>
    /// <param name="label">The sample's label; ignored where the model is not conditional.</param>
    public ProjectedSample Of(Tensor sample, RowId row, Label label = default)
    {
        using var grad = enable_grad();
        using var scope = NewDisposeScope();
        var target = sample.to(gan.Device);
        var labels = gan.Architecture.Conditioning.ClassCount == 0 ? null : Label.Stack([.. Enumerable.Repeat(label, settings.Starts)]).to(gan.Device);
        var start = Normals(row);
        int latentSize = gan.Architecture.LatentSize;
        var noise = start.narrow(1, latentSize, start.shape[1] - latentSize);
        Tensor Generate(Tensor latents) => gan.Generator.call(cat([latents, noise], 1), labels);
        Tensor Distances(Tensor samples) => (samples - target).square().flatten(1).sum(1);

        var nearest = Descend(start.narrow(1, 0, latentSize), latents => Distances(Generate(latents)));
        using var noGrad = no_grad();
        var samples = Generate(nearest);
        var (best, squared) = Distances(samples).cpu().data<float>().ToArray().Index().MinBy(distance => distance.Item);
        return new ProjectedSample(Values(samples, best), Values(nearest, best), Math.Sqrt(squared));
    }

    // Every row of latents [S,L] by itself, to the lowest loss on its way.
    private Tensor Descend(Tensor start, Func<Tensor, Tensor> losses)
    {
        var latents = new Parameter(start.clone());
        var (lowest, nearest) = (full(settings.Starts, float.PositiveInfinity, device: gan.Device), start.clone());
        using var adam = new AdamSettings(settings.LearningRate, Beta1: 0.9, Beta2: 0.999).Create([latents]);
        for (int step = 0; step <= settings.Steps; step++)
        {
            using var scope = NewDisposeScope();
            adam.zero_grad();
            var loss = losses(latents);
            using (no_grad())
            {
                var isLower = loss < lowest;
                lowest.copy_(loss.where(isLower, lowest));
                nearest.copy_(latents.where(isLower.unsqueeze(1), nearest));
            }

            loss.sum().backward();
            adam.step();
        }

        return nearest;
    }

    private Tensor Normals(RowId row)
    {
        int size = gan.Architecture.RowSize;
        var values = new float[settings.Starts * size];
        RowNoise.Latent(seed, row, values);
        return tensor(values, [settings.Starts, size]).to(gan.Device);
    }

    private static float[] Values(Tensor rows, long index) => rows[index].contiguous().cpu().data<float>().ToArray();
}
