using Microsoft.ML.Gan.Training;

namespace Microsoft.ML.Gan.Trainers;

/// <summary>
/// The state of a CycleGAN's training at a report; valid during the callback that gets it. Its metrics are the losses "Translators" and "Critics", the
/// errors "CycleErrorA" and "CycleErrorB" and, where there is an identity loss, "IdentityErrorA" and "IdentityErrorB", of the last batches.
/// </summary>
public sealed class CycleGanProgress : FitProgress<CycleGanTransformer>
{
    internal CycleGanProgress(TrainingProgress progress, Func<CycleGanTransformer> snapshot) : base(progress, snapshot) { }
}
