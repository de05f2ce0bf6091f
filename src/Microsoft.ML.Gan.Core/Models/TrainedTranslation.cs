using System.Text.Json;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Persistence;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Models;

/// <summary>
/// Two translators and two critics after training, in evaluation mode and frozen. It owns the networks and never changes them. Samples are in the
/// networks' range, on any device; results are on the CPU.
/// </summary>
public sealed class TrainedTranslation : IDisposable
{
    private const string Kind = "trained-translation";
    private readonly TranslationNetworks networks;
    private bool isDisposed;

    /// <summary>Takes ownership of networks built from <paramref name="architecture"/>.</summary>
    public TrainedTranslation(TranslationArchitecture architecture, TranslationNetworks networks)
    {
        Architecture = architecture;
        this.networks = networks;
        foreach (var (_, network) in networks.Named) network.Freeze();
    }

    /// <summary>The configuration of the networks.</summary>
    public TranslationArchitecture Architecture { get; }

    /// <summary>The networks; the translators are the moving averages of the trained ones.</summary>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public TranslationNetworks Networks
    {
        get
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            return networks;
        }
    }

    /// <summary>A copy of a model's averaged translators and of its critics, independent of further training.</summary>
    public static TrainedTranslation Copy(CycleModel model)
    {
        var copy = Build(model.Architecture, DeviceOf(model.Trained));
        Weights.Copy(model.AverageAToB, copy.Networks.AToB);
        Weights.Copy(model.AverageBToA, copy.Networks.BToA);
        Weights.Copy(model.Trained.CriticA, copy.Networks.CriticA);
        Weights.Copy(model.Trained.CriticB, copy.Networks.CriticB);
        return copy;
    }

    /// <summary>Moves the networks to <paramref name="device"/>; for the owner, before anyone translates.</summary>
    public TrainedTranslation MoveTo(Device device)
    {
        Networks.MoveTo(device);
        return this;
    }

    /// <summary>G(a): samples of A [N,...] as samples of B [N,...].</summary>
    public Tensor ToB(Tensor a) => Evaluate(a, Networks.AToB.call);

    /// <summary>F(b): samples of B [N,...] as samples of A [N,...].</summary>
    public Tensor ToA(Tensor b) => Evaluate(b, Networks.BToA.call);

    /// <summary>The mean absolute difference [N] between samples of A and what comes back from B, F(G(a)).</summary>
    public Tensor CycleErrorA(Tensor a) => Evaluate(a, x => Error(Networks.BToA.call(Networks.AToB.call(x)), x));

    /// <summary>The mean absolute difference [N] between samples of B and what comes back from A, G(F(b)).</summary>
    public Tensor CycleErrorB(Tensor b) => Evaluate(b, x => Error(Networks.AToB.call(Networks.BToA.call(x)), x));

    /// <summary>Raw scores [N], means over patches, high where the critic takes samples for real ones of A.</summary>
    public Tensor ScoreA(Tensor samples) => Evaluate(samples, x => Networks.CriticA.call(x).flatten(1).mean([1]));

    /// <summary>Raw scores [N], means over patches, high where the critic takes samples for real ones of B.</summary>
    public Tensor ScoreB(Tensor samples) => Evaluate(samples, x => Networks.CriticB.call(x).flatten(1).mean([1]));

    /// <summary>Writes configuration and weights in the .gan format; the stream stays open.</summary>
    public void Save(Stream stream)
    {
        using var scope = NewDisposeScope();
        GanFile.Write(stream, Kind, JsonSerializer.Serialize(Architecture, GanJson.Options), [.. Networks.Named.SelectMany(n => Weights.Of(n.Name, n.Network))]);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The stream is not such a file, or is damaged.</exception>
    public static TrainedTranslation Load(Stream stream, Device device)
    {
        using var scope = NewDisposeScope();
        var file = GanFile.Read(stream, Kind);
        var translation = Build(file.Configuration<TranslationArchitecture>(), device);
        foreach (var (name, network) in translation.Networks.Named) Weights.Restore(name, network, file.Tensors);
        return translation;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        isDisposed = true;
        networks.Dispose();
    }

    private Tensor Evaluate(Tensor samples, Func<Tensor, Tensor> function)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        return function(samples.to(DeviceOf(Networks))).cpu().MoveToOuterDisposeScope();
    }

    private static Tensor Error(Tensor found, Tensor wanted) => (found - wanted).abs().flatten(1).mean([1]);

    private static Device DeviceOf(TranslationNetworks networks) => networks.AToB.parameters().First().device;

    // The random weights are about to be overwritten.
    private static TrainedTranslation Build(TranslationArchitecture architecture, Device device)
    {
        using var random = new Generator(0, CPU);
        return new TrainedTranslation(architecture, new TranslationNetworks(architecture, random, device));
    }
}
