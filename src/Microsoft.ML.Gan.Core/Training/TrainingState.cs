using System.Text;
using System.Text.Json;
using Microsoft.ML.Gan.Persistence;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Training;

/// <summary>
/// Everything that makes a resumed training bit-identical to one that never stopped: weights, buffers and averages, optimizer moments,
/// random streams, the order of the data and the place in it. Written in the .gan format. A schedule depends on the number of iterations:
/// resuming with another number goes on exactly, along the other schedule.
/// </summary>
public static class TrainingState
{
    private const string Kind = "training-state";

    /// <summary>Writes the state of a training between two iterations; the stream stays open.</summary>
    public static void Save(TrainingLoop loop, Stream stream)
    {
        using var scope = NewDisposeScope();
        var places = loop.Batches.Select(source => source.State).ToArray();
        var header = new Header(loop.Iteration, loop.SkippedSteps, [.. places.Select(place => place.Position)], loop.Fingerprint);
        GanFile.Write(stream, Kind, JsonSerializer.Serialize(header, GanJson.Options),
        [
            .. loop.Model.Networks.SelectMany(n => Weights.Of(n.Name, n.Network)),
            .. loop.Phases.Select(phase => (OptimizerOf(phase), Bytes(phase))),
            .. loop.Random.All.Select(r => (StreamOf(r.Name), r.Stream.get_state())),
            .. places.Select((place, source) => (OrderOf(source), place.Order)),
        ]);
    }

    /// <summary>Puts a training that was prepared with the same model, data and settings into a saved state.</summary>
    /// <exception cref="InvalidDataException">The stream holds no training state, is damaged, or belongs to other settings (the message shows both).</exception>
    public static void Restore(TrainingLoop loop, Stream stream)
    {
        using var scope = NewDisposeScope();
        var file = GanFile.Read(stream, Kind);
        var header = file.Configuration<Header>();
        if (header.Fingerprint != loop.Fingerprint)
        {
            throw new InvalidDataException($"The training was saved under other settings and cannot be resumed. Saved: {header.Fingerprint}. Now: {loop.Fingerprint}.");
        }

        foreach (var (name, network) in loop.Model.Networks) Weights.Restore(name, network, file.Tensors);
        foreach (var phase in loop.Phases)
        {
            using var reader = new BinaryReader(new MemoryStream([.. file.Tensors[OptimizerOf(phase)].data<byte>()]));
            phase.Optimizer.load_state_dict(reader);
        }

        foreach (var (name, random) in loop.Random.All) random.set_state(file.Tensors[StreamOf(name)]);
        foreach (var (source, batches) in loop.Batches.Index()) batches.State = (file.Tensors[OrderOf(source)], header.Positions[source]);
        loop.Iteration = header.Iteration;
        loop.SkippedSteps = header.SkippedSteps;
    }

    private static string OptimizerOf(PhaseRunner phase) => $"optimizer/{phase.Name}";

    private static string StreamOf(string name) => $"random/{name}";

    private static string OrderOf(int source) => $"order/{source}";

    private static Tensor Bytes(PhaseRunner phase)
    {
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, Encoding.UTF8, leaveOpen: true)) phase.Optimizer.save_state_dict(writer);
        return tensor(memory.ToArray());
    }

    private sealed record Header(long Iteration, long SkippedSteps, long[] Positions, string Fingerprint);
}
