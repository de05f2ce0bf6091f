using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Growing;
using Microsoft.ML.Gan.Networks.Style;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Testing;

/// <summary>Style-based networks of a few channels, for 16x16 images, in which nothing is zero that starts as zero.</summary>
internal static class SmallStyle
{
    public const int LatentSize = 6;

    public static StyleFamily Family { get; } = new(64, 8) { StyleSize = 8, MappingLayers = 2 };

    public static StyleFamily Growing { get; } = Family with { Growth = new ProgressiveGrowth(100) };

    public static ImageShape Shape { get; } = new(2, 16, 16);

    public static StyleGenerator Generator(StyleFamily family, ulong seed = 51)
    {
        using var random = new Generator(seed, CPU);
        return (StyleGenerator)Shaken(family.CreateGenerator(LatentSize, Shape, random), random);
    }

    public static nn.Module<Tensor, Tensor> Critic(StyleFamily family, ulong seed = 52)
    {
        using var random = new Generator(seed, CPU);
        return Shaken(family.CreateCritic(Shape, random).Features, random);
    }

    /// <summary>Rows of normals.</summary>
    public static Tensor Rows(StyleFamily family, long count, ulong seed = 53)
    {
        using var random = new Generator(seed, CPU);
        return randn(count, LatentSize + family.NoiseSize(Shape), generator: random);
    }

    /// <summary>Copies to a network of fixed size what it has in common with one that grows.</summary>
    public static void CopyTop(nn.Module growing, nn.Module @fixed, string list, int topLevel)
    {
        using var noGrad = no_grad();
        foreach (var (name, parameter) in @fixed.named_parameters())
            parameter.copy_(growing.get_parameter(name.Replace($"{list}.0.", $"{list}.{topLevel}.", StringComparison.Ordinal))!);
    }

    // Noise strengths, biases and the constant start as 0 or 1, which would hide a mistake in their place.
    public static T Shaken<T>(T network, Generator random) where T : nn.Module
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        foreach (var parameter in network.parameters()) parameter.add_(0.3 * randn(parameter.shape, generator: random));
        return network;
    }
}
