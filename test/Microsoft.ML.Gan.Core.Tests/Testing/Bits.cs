using Microsoft.ML.Gan.Models;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Testing;

/// <summary>The raw bytes of what must be equal to the last bit.</summary>
internal static class Bits
{
    public static byte[] Of(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().contiguous().bytes.ToArray();
    }

    public static byte[] Of(nn.Module network) =>
        [.. network.parameters().Select(parameter => Of((Tensor)parameter)).Concat(network.buffers().Select(Of)).SelectMany(bytes => bytes)];

    public static byte[] Of(GanModel model) => [.. model.Networks.SelectMany(entry => Of(entry.Network))];

    public static byte[] Of(Generator stream)
    {
        using var state = stream.get_state();
        return Of(state);
    }
}
