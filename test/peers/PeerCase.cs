using System.Text.Json;
using Microsoft.ML.Gan.Data;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Persistence;
using Microsoft.ML.Gan.Regularizers;
using Microsoft.ML.Gan.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Peers;

/// <summary>
/// A training that Python can repeat: its settings, and how they, the data and the starting weights travel there. This one is WGAN-GP (wgan_gp.py);
/// others derive from it.
/// </summary>
internal record PeerCase(GanArchitecture Architecture)
{
    /// <summary>Which of the Python classes repeats it.</summary>
    public virtual string System => "wgan-gp";

    public int Seed { get; init; } = 7;

    public int BatchSize { get; init; } = 4;

    public int CriticSteps { get; init; } = 5;

    public double PenaltyWeight { get; init; } = 10;

    public bool OneSided { get; init; }

    /// <summary>Weight of the drift term, 0 for none.</summary>
    public double Drift { get; init; }

    public double LearningRate { get; init; } = 1e-4;

    public double Beta1 { get; init; }

    public double Beta2 { get; init; } = 0.9;

    public double Epsilon { get; init; } = 1e-8;

    public double AverageDecay { get; init; } = 0.999;

    public int Iterations { get; init; } = 3;

    /// <summary>The losses and what goes with them.</summary>
    protected virtual AdversarialGame Game
    {
        get
        {
            CriticRegularizer penalty = new GradientPenalty(PenaltyWeight, OneSided);
            return new AdversarialGame(new Wasserstein()) { Regularizers = Drift > 0 ? [penalty, new Drift(Drift)] : [penalty] };
        }
    }

    /// <summary>As many random samples as asked for, with labels where the networks see them.</summary>
    public (Tensor Samples, Tensor? Labels) DrawData(long count)
    {
        using var random = new Generator((ulong)Seed, CPU);
        int classes = Architecture.Conditioning.ClassCount;
        var samples = Architecture.Shape is ImageShape
            ? randint(256, Architecture.Shape.Batched(count), dtype: ScalarType.Byte, generator: random)
            : randn(Architecture.Shape.Batched(count), generator: random);
        return (samples, classes > 0 ? randint(classes, [count], dtype: ScalarType.Int64, generator: random) : null);
    }

    public GenerativeModel CreateModel(RandomStreams random)
    {
        var model = CreateModel(new AdamSettings(LearningRate, Beta1, Beta2, Epsilon), random);
        Prepare(model);
        return model;
    }

    /// <summary>The model as it is born. Default: one that plays the <see cref="Game"/>.</summary>
    protected virtual GenerativeModel CreateModel(OptimizerSettings adam, RandomStreams random) =>
        new AdversarialModel(Architecture, Game with { Critic = adam, Generator = adam, CriticSteps = new(CriticSteps) }, random, CPU);

    /// <summary>Changes the weights that both sides start from. Default: not at all.</summary>
    protected virtual void Prepare(GenerativeModel model)
    {
    }

    public TrainingLoop CreateLoop(GenerativeModel model, Dataset data, RandomStreams random, long iterations, int reportEvery = 1) =>
        new(model, data, new TrainingSettings { Iterations = iterations, ReportEvery = reportEvery, BatchSize = BatchSize, Average = new(AverageDecay) }, random, CPU);

    /// <summary>What Python starts from: the data, and the weights as they are now.</summary>
    public static IEnumerable<(string Name, Tensor Value)> Start(Tensor samples, Tensor? labels, GenerativeModel model) =>
    [
        ("samples", samples), .. labels is null ? [] : new[] { ("labels", labels) },
        .. Weights.Of("generator", model.Generator), .. Weights.Of("critic", model.Critic),
    ];

    public void Write(string path, IEnumerable<(string Name, Tensor Value)> tensors)
    {
        using var file = File.Create(path);
        GanFile.Write(file, "peer-case", JsonSerializer.Serialize(this, GetType(), GanJson.Options), [.. tensors]);
    }
}
