using Microsoft.ML.Gan.Codes;
using Microsoft.ML.Gan.Networks.Layers;
using Microsoft.ML.Gan.Networks.Mlp;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Posterior;

/// <summary>
/// The networks of "Posterior Promoted GAN with Distribution Discriminator" (CVPR 2021), for images of any size that doubling reaches and for vectors. The
/// critic's last layers give a law of codes, and its score says how real that law is (<see cref="CreateCritic"/>); the generator takes noise and a code,
/// which sets the gain and bias of every normalisation. The paper's figures and the defaults here that it leaves open are in the properties.
/// </summary>
/// <param name="CodeSize">d, values of a code. Default 128.</param>
public sealed record PosteriorFamily(int CodeSize = 128) : NetworkFamily
{
    /// <summary>d, values of a code.</summary>
    public int CodeSize { get; init; } = Require.AtLeastOne(CodeSize);

    /// <summary>Width of the convolutions at the full image size; widths double towards the base grid, up to eight times this. Default 64.</summary>
    public int Channels { get; init => field = Require.AtLeastOne(value); } = 64;

    /// <summary>Width of a hidden layer of the networks for vectors. Default 128.</summary>
    public int Units { get; init => field = Require.AtLeastOne(value); } = 128;

    /// <summary>Hidden layers of the networks for vectors. Default 3.</summary>
    public int Layers { get; init => field = Require.AtLeastOne(value); } = 3;

    /// <summary>The laws of codes that stand for generated and for real samples. Default: N(-1, 1) and N(1, 1).</summary>
    public PosteriorPriors Priors { get; init; } = PosteriorPriors.Default;

    /// <summary>How a code becomes gains and biases. Default: they are the outputs of the posterior modules.</summary>
    public CodeStatistics Statistics { get; init; } = new DirectStatistics();

    /// <summary>What follows the critic's head of sigma. Default: nothing.</summary>
    public SigmaActivation Sigma { get; init; } = SigmaActivation.None;

    /// <summary>
    /// Whether every layer of the critic is spectrally normalised, as in the paper. Default true; false suits vectors of few values, on which a critic of
    /// slope 1 cannot reach both priors.
    /// </summary>
    public bool SpectralCritic { get; init; } = true;

    /// <summary>Posteriors of training rows that are kept and saved with the model, to sample from. Default 10,000.</summary>
    public int BankSize { get; init => field = Require.AtLeastOne(value); } = 10_000;

    /// <inheritdoc/>
    public override bool CriticMixesSamples => false;

    /// <inheritdoc/>
    public override bool ImagesOnly => false;

    internal override string? ObjectionToClassHeads => "ends in a law of codes";

    /// <summary>The normals at which the prior P_c has the code: <see cref="CodeSize"/> of them.</summary>
    public override int NoiseSize(SampleShape shape) => CodeSize;

    /// <inheritdoc/>
    public override GeneratorNetwork CreateGenerator(int inputSize, SampleShape shape, torch.Generator random) => new PosteriorGenerator(
        CheckedPriors().Middle, CodeSize, shape is ImageShape image ? ImageLayers(inputSize, image, random) : VectorLayers(inputSize, shape.Size, random));

    /// <summary>
    /// Builds a critic of [N,...<paramref name="shape"/>] whose features are the posterior, [N,2d]: mu and then sigma. Its only head has no parameters and
    /// always gives ((D(x) - P_a)^2 - (D(x) - P_b)^2) / 2, which is positive where a sample is nearer to the real prior.
    /// </summary>
    /// <inheritdoc/>
    public override CriticBody CreateCritic(SampleShape shape, torch.Generator random)
    {
        var priors = CheckedPriors();
        var body = shape is ImageShape image ? ImageCritic(image, random) : new MlpFamily(Units, Layers) { SpectralCritic = SpectralCritic }.CreateCritic(shape, random);
        var features = new PosteriorFeatures(body, CodeSize, priors.Middle.Deviation, Sigma, new PosteriorBank(BankSize, CodeSize));
        return new CriticBody(features, 2 * CodeSize, (_, _, _) => new Realism(priors));
    }

    private PosteriorPriors CheckedPriors()
    {
        Priors.Fake.CheckSize(CodeSize);
        Priors.Real.CheckSize(CodeSize);
        return Priors;
    }

    private List<nn.Module> ImageLayers(int inputSize, ImageShape image, torch.Generator random)
    {
        var pyramid = ImagePyramid.Of(image);
        int channels = Width(pyramid.Levels - 1);
        List<nn.Module> layers =
        [
            nn.Linear(inputSize, (long)channels * pyramid.BaseHeight * pyramid.BaseWidth).Normal(0.02, random),
            nn.Unflatten(1, [channels, pyramid.BaseHeight, pyramid.BaseWidth]),
            .. NormalizedByCode(channels, random),
        ];
        for (int level = pyramid.Levels - 1; level >= 0; level--)
        {
            layers.Add(nn.Upsample(scale_factor: [2.0, 2.0], mode: UpsampleMode.Nearest));
            foreach (int from in new[] { channels, Width(level) })
            {
                layers.Add(nn.Conv2d(from, Width(level), 3, padding: 1).Normal(0.02, random));
                layers.AddRange(NormalizedByCode(Width(level), random));
            }

            channels = Width(level);
        }

        return [.. layers, nn.Conv2d(channels, image.Channels, 3, padding: 1).Normal(0.02, random), nn.Tanh()];
    }

    private List<nn.Module> VectorLayers(int inputSize, long outputSize, torch.Generator random)
    {
        var layers = new List<nn.Module>();
        for (int i = 0; i < Layers; i++)
        {
            layers.Add(nn.Linear(i == 0 ? inputSize : Units, Units).HeNormal(random));
            layers.AddRange(NormalizedByCode(Units, random));
        }

        return [.. layers, nn.Linear(Units, outputSize).HeNormal(random)];
    }

    private IEnumerable<nn.Module> NormalizedByCode(long channels, torch.Generator random) => [new AdaptiveBatchNormalization(Statistics, CodeSize, channels, random), nn.ReLU()];

    private CriticBody ImageCritic(ImageShape image, torch.Generator random)
    {
        var pyramid = ImagePyramid.Of(image);
        int channels = image.Channels;
        var layers = new List<nn.Module<Tensor, Tensor>>();
        for (int level = 0; level < pyramid.Levels; level++)
        {
            int width = Width(level);
            layers.Add(nn.Conv2d(channels, width, 3, padding: 1).Normal(0.02, random).Normalized(SpectralCritic, random));
            layers.Add(new Rectifier(0.1));
            layers.Add(nn.Conv2d(width, width, 4, stride: 2, padding: 1).Normal(0.02, random).Normalized(SpectralCritic, random));
            layers.Add(new Rectifier(0.1));
            channels = width;
        }

        long features = (long)channels * pyramid.BaseHeight * pyramid.BaseWidth;
        return new CriticBody(
            nn.Sequential([.. layers, nn.Flatten()]), features, (inputs, outputs, bias) => nn.Linear(inputs, outputs, bias).Normal(0.02, random).Normalized(SpectralCritic, random));
    }

    // Level 0 is the full image size, the last level is one above the base grid.
    private int Width(int level) => (int)Math.Min(8L * Channels, (long)Channels << level);
}
