using Microsoft.ML.Gan.Training;

namespace Microsoft.ML.Gan.Trainers;

/// <summary>
/// The state of a training at a report; valid during the callback that gets it. Its metrics are "Critic", "Generator", "ScoreGap" (mean score of real
/// minus that of generated samples) and what the objective adds, such as "Wasserstein" (<see cref="Objectives.Wasserstein.Figures"/>).
/// </summary>
public sealed class GanProgress : FitProgress<GanTransformer>
{
    internal GanProgress(TrainingProgress progress, Func<GanTransformer> snapshot) : base(progress, snapshot) { }

    /// <summary>Samples of this moment; row i keeps its latent from report to report. As <see cref="GanTransformer.Generate(long, int?)"/> of the model.</summary>
    /// <exception cref="InvalidOperationException">The callback has returned.</exception>
    public IDataView Generate(long count) => Model.Generate(count);
}
