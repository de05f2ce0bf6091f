using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Persistence;
using Microsoft.ML.Gan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Models;

/// <summary>A model of one generator, of which a moving average is kept, and one critic.</summary>
public abstract class GenerativeModel : GanModel
{
    /// <summary>Builds the networks on <paramref name="device"/>, with weights from <paramref name="random"/>.</summary>
    /// <param name="architecture">The networks.</param>
    /// <param name="random">The initial weights are drawn from its <see cref="RandomStreams.Weights"/>: generator first, then critic.</param>
    /// <param name="device">Where the networks live.</param>
    protected GenerativeModel(GanArchitecture architecture, RandomStreams random, Device device)
    {
        Architecture = architecture;
        Generator = architecture.CreateGenerator(random.Weights);
        Critic = architecture.CreateCritic(random.Weights);
        using (var scratch = new torch.Generator(0, CPU)) AverageGenerator = architecture.CreateGenerator(scratch);
        Weights.Copy(Generator, AverageGenerator);
        foreach (var network in new nn.Module[] { Generator, Critic, AverageGenerator }) Placement.Move(network, device);
        AverageGenerator.Freeze();
    }

    /// <summary>The configuration of the networks.</summary>
    public GanArchitecture Architecture { get; }

    /// <summary>The generator being trained.</summary>
    public GeneratorNetwork Generator { get; }

    /// <summary>The critic being trained.</summary>
    public CriticNetwork Critic { get; }

    /// <summary>The moving average of the generator, in evaluation mode: the one to sample from.</summary>
    public GeneratorNetwork AverageGenerator { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, nn.Module Network)> Networks =>
        [("generator", Generator), ("critic", Critic), ("average", AverageGenerator)];

    /// <inheritdoc/>
    public override IReadOnlyList<(nn.Module Source, nn.Module Average)> Averages => [(Generator, AverageGenerator)];
}
