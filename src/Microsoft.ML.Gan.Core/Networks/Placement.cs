using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks;

internal static class Placement
{
    /// <summary>Moves a network to a device. The parameters it has there are new tensors; they belong to the network, not to the scope that is open now.</summary>
    public static void Move(nn.Module network, Device device)
    {
        network.to(device);
        foreach (var parameter in network.parameters()) parameter.DetachFromDisposeScope();
        foreach (var buffer in network.buffers()) buffer.DetachFromDisposeScope();
    }
}
