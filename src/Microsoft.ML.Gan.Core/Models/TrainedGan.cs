using System.Text.Json;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Persistence;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Models;

/// <summary>A generator and its critic after training, in evaluation mode and frozen. It owns both networks and never changes them.</summary>
public sealed class TrainedGan : IDisposable
{
    private const string Kind = "trained-gan";
    private readonly GeneratorNetwork generator;
    private readonly CriticNetwork critic;
    private bool isDisposed;

    /// <summary>Takes ownership of two networks built from <paramref name="architecture"/>.</summary>
    public TrainedGan(GanArchitecture architecture, GeneratorNetwork generator, CriticNetwork critic)
    {
        Architecture = architecture;
        this.generator = generator;
        this.critic = critic;
        generator.Freeze();
        critic.Freeze();
    }

    /// <summary>The configuration of the networks.</summary>
    public GanArchitecture Architecture { get; }

    /// <summary>The generator: the moving average of the trained one.</summary>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public GeneratorNetwork Generator => Alive(generator);

    /// <summary>The critic.</summary>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public CriticNetwork Critic => Alive(critic);

    /// <summary>The device both networks live on.</summary>
    public Device Device => Generator.parameters().First().device;

    /// <summary>A copy of a model's averaged generator and of its critic, independent of further training.</summary>
    public static TrainedGan Copy(GenerativeModel model)
    {
        var gan = Build(model.Architecture, model.Critic.parameters().First().device);
        Weights.Copy(model.AverageGenerator, gan.Generator);
        Weights.Copy(model.Critic, gan.Critic);
        return gan;
    }

    /// <summary>Moves both networks to <paramref name="device"/>; for the owner, before anyone samples.</summary>
    public TrainedGan MoveTo(Device device)
    {
        Placement.Move(Generator, device);
        Placement.Move(Critic, device);
        return this;
    }

    /// <summary>Raw scores [N] of samples [N,...], high where the critic takes them for real.</summary>
    /// <param name="samples">Samples in the networks' range, on any device.</param>
    /// <param name="labels">Class indices [N] (int64) or vectors [N,K] of a conditional model, else null.</param>
    public Tensor Score(Tensor samples, Tensor? labels = null)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        return Critic.call(samples.to(Device), labels?.to(Device)).cpu().MoveToOuterDisposeScope();
    }

    /// <summary>Writes configuration and weights in the .gan format; the stream stays open.</summary>
    public void Save(Stream stream)
    {
        using var scope = NewDisposeScope();
        GanFile.Write(stream, Kind, JsonSerializer.Serialize(Architecture, GanJson.Options), [.. Weights.Of("generator", Generator), .. Weights.Of("critic", Critic)]);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The stream is not such a file, or is damaged.</exception>
    public static TrainedGan Load(Stream stream, Device device)
    {
        using var scope = NewDisposeScope();
        var file = GanFile.Read(stream, Kind);
        var gan = Build(file.Configuration<GanArchitecture>(), device);
        Weights.Restore("generator", gan.Generator, file.Tensors);
        Weights.Restore("critic", gan.Critic, file.Tensors);
        return gan;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        isDisposed = true;
        generator.Dispose();
        critic.Dispose();
    }

    private T Alive<T>(T network)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return network;
    }

    // The random weights are about to be overwritten.
    private static TrainedGan Build(GanArchitecture architecture, Device device)
    {
        using var random = new Generator(0, CPU);
        var generator = architecture.CreateGenerator(random);
        var critic = architecture.CreateCritic(random);
        Placement.Move(generator, device);
        Placement.Move(critic, device);
        return new TrainedGan(architecture, generator, critic);
    }
}
