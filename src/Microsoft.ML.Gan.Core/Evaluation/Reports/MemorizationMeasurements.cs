using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation.Reports;

/// <summary>The figures that tell whether synthetic samples are copies of training samples.</summary>
internal static class MemorizationMeasurements
{
    /// <summary>Measures features, float64 on the CPU, of the training samples, of real samples that were not trained on, and of synthetic ones.</summary>
    public static void Add(MeasurementList list, Tensor train, Tensor real, Tensor synthetic, string extractor, Bootstrap bootstrap)
    {
        using var scope = NewDisposeScope();
        FeatureRows.Take(train, "The memorisation test", "training", needed: 3);
        var distances = TrainingDistances.Of(train, real, synthetic);
        var (n, m) = (train.shape[0], synthetic.shape[0]);
        void Add(string name, BootstrapInterval figure, Better better, double best) => list.Add(name, figure, better, best, extractor, n, m);

        // Of samples that are no copies, one in a hundred is as near as this.
        Add(MeasurementNames.NearDuplicates, bootstrap.OfMean(distances.NearDuplicates), Better.Lower, 0.01);
        Add(MeasurementNames.CopyingZ,
            bootstrap.Of(distances.CopyingZ, random => MannWhitney.Z(RandomRows.Redrawn(distances.Nearest, random), RandomRows.Redrawn(distances.Holdout, random))), Better.Nearer, 0);
        double[] ratios = distances.Ratios;
        Add(MeasurementNames.DistanceRatio, bootstrap.Of(distances.DistanceRatio, random => Quantiles.At(RandomRows.Redrawn(ratios, random), 0.5)), Better.Higher, 1);
    }
}
