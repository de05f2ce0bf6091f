using Microsoft.ML.Gan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Models;

/// <summary>The four networks of a translation between domains A and B. It owns them.</summary>
public sealed class TranslationNetworks : IDisposable
{
    /// <summary>Builds the networks on <paramref name="device"/>, with weights drawn from <paramref name="random"/> in the order of the properties.</summary>
    public TranslationNetworks(TranslationArchitecture architecture, torch.Generator random, Device device)
    {
        AToB = architecture.CreateAToB(random);
        BToA = architecture.CreateBToA(random);
        CriticA = architecture.CreateCritic(architecture.ShapeA, random);
        CriticB = architecture.CreateCritic(architecture.ShapeB, random);
        MoveTo(device);
    }

    /// <summary>G: samples of A to samples of B.</summary>
    public nn.Module<Tensor, Tensor> AToB { get; }

    /// <summary>F: samples of B to samples of A.</summary>
    public nn.Module<Tensor, Tensor> BToA { get; }

    /// <summary>D_A: samples to raw scores, high for real samples of A.</summary>
    public nn.Module<Tensor, Tensor> CriticA { get; }

    /// <summary>D_B: samples to raw scores, high for real samples of B.</summary>
    public nn.Module<Tensor, Tensor> CriticB { get; }

    /// <summary>The networks by the names they have in files.</summary>
    internal IReadOnlyList<(string Name, nn.Module Network)> Named => [("aToB", AToB), ("bToA", BToA), ("criticA", CriticA), ("criticB", CriticB)];

    internal void MoveTo(Device device)
    {
        foreach (var (_, network) in Named) Placement.Move(network, device);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, network) in Named) network.Dispose();
    }
}
