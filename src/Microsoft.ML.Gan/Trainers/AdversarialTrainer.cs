using Microsoft.ML.Gan.Models;

namespace Microsoft.ML.Gan.Trainers;

/// <summary>
/// Trains any two-player system: those of <see cref="GanSystems"/>, or any objective with any regularisers, constraints and optimizers, on any networks.
/// </summary>
public sealed class AdversarialTrainer : GanTrainer
{
    internal AdversarialTrainer(MLContext mlContext, Options options) : base(mlContext, options) { }

    /// <summary>Settings of <see cref="AdversarialTrainer"/>.</summary>
    public sealed class Options : GanOptions
    {
        /// <summary>
        /// The losses, how the players are updated, and the networks and learning rates that go with them; <see cref="GanOptions.Network"/> and
        /// <see cref="GanOptions.Schedule"/> replace these. Default: <see cref="GanSystems.Sgan"/>.
        /// </summary>
        public AdversarialSystem System = GanSystems.Sgan;

        private protected override GanSystem OwnSystem => System;

        private protected override void Check()
        {
            ArgumentNullException.ThrowIfNull(System, nameof(System));
            base.Check();
        }
    }
}
