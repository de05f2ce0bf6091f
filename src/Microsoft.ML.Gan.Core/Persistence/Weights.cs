using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Persistence;

/// <summary>A network's parameters and buffers as named tensors.</summary>
internal static class Weights
{
    /// <summary>All parameters, then all buffers, as "<paramref name="prefix"/>/name".</summary>
    public static IEnumerable<(string Name, Tensor Value)> Of(string prefix, nn.Module network) =>
        Named(network).Select(entry => ($"{prefix}/{entry.Name}", entry.Value));

    /// <summary>Overwrites a network with tensors named as by <see cref="Of"/>.</summary>
    /// <exception cref="InvalidDataException">A tensor is missing or has another shape.</exception>
    public static void Restore(string prefix, nn.Module network, IReadOnlyDictionary<string, Tensor> tensors)
    {
        using var noGrad = no_grad();
        foreach (var (name, value) in Of(prefix, network))
        {
            if (!tensors.TryGetValue(name, out var stored)) throw new InvalidDataException($"The file has no tensor '{name}'.");
            if (!stored.shape.SequenceEqual(value.shape) || stored.dtype != value.dtype)
            {
                throw new InvalidDataException(
                    $"Tensor '{name}' is {stored.dtype} [{string.Join(',', stored.shape)}] in the file, but the network needs {value.dtype} [{string.Join(',', value.shape)}].");
            }

            value.copy_(stored);
        }
    }

    /// <summary>Copies every parameter and buffer to a network of the same structure.</summary>
    public static void Copy(nn.Module source, nn.Module destination)
    {
        using var noGrad = no_grad();
        foreach (var ((_, from), (_, to)) in Named(source).Zip(Named(destination))) to.copy_(from);
    }

    private static IEnumerable<(string Name, Tensor Value)> Named(nn.Module network) =>
        network.named_parameters().Select(p => (p.name, (Tensor)p.parameter)).Concat(network.named_buffers().Select(b => (b.name, b.buffer)));
}
