using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks;

/// <summary>
/// Initial weights drawn from a given generator, so that a model depends on its own seed and on nothing else in the process.
/// Each method fills the layer's weight, zeroes its bias and returns the layer.
/// </summary>
public static class Initialization
{
    /// <summary>N(0, <paramref name="std"/>^2): 0.02 is the DCGAN rule.</summary>
    public static T Normal<T>(this T layer, double std, torch.Generator random) where T : nn.Module =>
        layer.Fill(weight => weight.normal_(0, std, random));

    /// <summary>He et al.: N(0, gain^2 / fan_in), gain sqrt(2) for ReLU.</summary>
    public static T HeNormal<T>(this T layer, torch.Generator random) where T : nn.Module =>
        layer.Fill(weight => weight.normal_(0, Math.Sqrt(2.0 / Fan(weight, 1)), random));

    /// <summary>Glorot and Bengio: U(-a, a) with a = gain * sqrt(6 / (fan_in + fan_out)).</summary>
    public static T GlorotUniform<T>(this T layer, torch.Generator random, double gain = 1) where T : nn.Module
    {
        return layer.Fill(weight =>
        {
            double bound = gain * Math.Sqrt(6.0 / (Fan(weight, 0) + Fan(weight, 1)));
            weight.uniform_(-bound, bound, random);
        });
    }

    /// <summary>By a law that a family is set to.</summary>
    internal static T Initialized<T>(this T layer, WeightLaw law, torch.Generator random) where T : nn.Module =>
        law == WeightLaw.GlorotUniform ? layer.GlorotUniform(random) : layer.Normal(0.02, random);

    /// <summary>PyTorch's own, LeCun's scale: weight and bias U(-a, a) with a = 1 / sqrt(fan_in).</summary>
    internal static void FanInUniform(this TorchSharp.Modules.Linear layer, torch.Generator random)
    {
        double bound = 1 / Math.Sqrt(Fan(layer.weight!, 1));
        layer.Fill(weight => weight.uniform_(-bound, bound, random));
        using var noGrad = no_grad();
        layer.bias!.uniform_(-bound, bound, random);
    }

    private static T Fill<T>(this T layer, Action<Tensor> fill) where T : nn.Module
    {
        using (no_grad())
        {
            fill(layer.get_parameter("weight")!);
            if (layer.has_parameter("bias")) layer.get_parameter("bias")!.zero_();
        }

        return layer;
    }

    // Linear [out,in] and convolution [out,in,kh,kw]: dimension 1 counts the inputs of a unit, dimension 0 its outputs.
    private static double Fan(Tensor weight, int dimension)
    {
        double receptiveField = weight.shape.Skip(2).Aggregate(1.0, (product, side) => product * side);
        return weight.shape[dimension] * receptiveField;
    }
}
