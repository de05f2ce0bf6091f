using Samples;

namespace Augmentation;

/// <summary>One figure of the classifiers, by name.</summary>
internal sealed record Figure(string Name, Func<Scores, double> Of)
{
    public static IReadOnlyList<Figure> All { get; } =
        [new("recall of the rare class", scores => scores.Recall), new("AUC of the rare class", scores => scores.Auc), new("balanced accuracy", scores => scores.BalancedAccuracy)];
}

/// <summary>The results of one problem over all seeds.</summary>
internal sealed record Summary(Problem Problem, int Rare, int Largest, IReadOnlyDictionary<Remedy, IReadOnlyList<Scores>> Results)
{
    public Interval Of(Remedy remedy, Figure figure) => Interval.Of([.. Results[remedy].Select(figure.Of)]);

    public double Seconds(Remedy remedy) => Results[remedy].Average(scores => scores.Seconds);

    /// <summary>What the GAN gains over another remedy, seed by seed: the splits are the same, so their differences are what tells.</summary>
    public Interval Gain(Remedy over, Figure figure) =>
        Interval.Of([.. Results[Experiment.Remedies.Single(remedy => remedy is GanAugmentation)].Zip(Results[over], (gan, other) => figure.Of(gan) - figure.Of(other))]);

    /// <summary>In words, whether the GAN helped.</summary>
    public IEnumerable<string> Verdicts() =>
        from figure in Figure.All
        from over in Experiment.Remedies
        where over is not GanAugmentation
        let gain = Gain(over, figure)
        select $"{figure.Name}: GAN against {over.Name} {gain.ToSignedString()}: {Word(gain)}";

    private static string Word(Interval gain) => (gain.Low > 0, gain.High < 0) switch
    {
        (true, _) => "it helped",
        (_, true) => "it did harm",
        _ => "no difference that these seeds could show",
    };
}
