using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks;

internal static class Freezing
{
    /// <summary>Puts a network into evaluation mode, and its parameters out of reach of gradients.</summary>
    public static void Freeze(this nn.Module network)
    {
        network.eval();
        foreach (var parameter in network.parameters()) parameter.requires_grad = false;
    }
}
