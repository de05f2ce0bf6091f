using Microsoft.ML.Gan.Codes;
using Microsoft.ML.Gan.Networks.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Posterior;

/// <summary>
/// G(eps, z): a row is [eps, normals], and the code is what the prior P_c has at these normals. A row of N(0, I) is thus a sample of the prior; a code z from
/// elsewhere comes in as its normals, (z - mu_c) / sigma_c.
/// </summary>
internal sealed class PosteriorGenerator : GeneratorNetwork
{
    private readonly GaussianPrior prior;
    private readonly int codeSize;
    private readonly nn.Module<Tensor, Tensor?, Tensor> layers;

    /// <param name="prior">P_c.</param>
    /// <param name="codeSize">Values of a code; a row has as many at its end.</param>
    /// <param name="layers">Of which some take the code beside their input.</param>
    public PosteriorGenerator(GaussianPrior prior, int codeSize, IReadOnlyList<nn.Module> layers) : base(nameof(PosteriorGenerator))
    {
        (this.prior, this.codeSize) = (prior, codeSize);
        this.layers = new ConditionalSequence(layers);
        RegisterComponents();
    }

    public override Tensor forward(Tensor latents, Tensor? labels)
    {
        long noiseSize = latents.shape[1] - codeSize;
        var normals = latents.narrow(1, noiseSize, codeSize);
        return layers.call(latents.narrow(1, 0, noiseSize), prior.For(normals).At(normals));
    }
}
