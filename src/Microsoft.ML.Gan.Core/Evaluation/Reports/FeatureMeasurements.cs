using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation.Reports;

/// <summary>The figures that compare features.</summary>
internal static class FeatureMeasurements
{
    // All pairs of so many rows tell the kernel distance well enough, and their kernels fit into memory.
    private const int MostKernelRows = 2000;
    private const int Directions = 512, DirectionsOfInterval = 128;

    /// <summary>Measures features [N,D] and [M,D], float64 on the CPU.</summary>
    public static void Add(MeasurementList list, Tensor real, Tensor synthetic, string extractor, Bootstrap bootstrap)
    {
        using var scope = NewDisposeScope();
        var (n, m) = (real.shape[0], synthetic.shape[0]);
        FeatureRows.TakePair(real, synthetic, $"Density and coverage with k = {DensityCoverage.DefaultK}", needed: DensityCoverage.DefaultK + 1);
        void Add(string name, BootstrapInterval figure, Better better, double best) => list.Add(name, figure, better, best, extractor, n, m);

        Add(MeasurementNames.Frechet, FrechetDistance.Of(real, synthetic, bootstrap), Better.Lower, 0);
        using (var random = new Generator((ulong)bootstrap.Seed, CPU))
        {
            long ofReal = Math.Min(n, MostKernelRows), ofSynthetic = Math.Min(m, MostKernelRows);
            var kernel = KernelDistance.Unbiased(RandomRows.Without(real, ofReal, random), RandomRows.Without(synthetic, ofSynthetic, random), bootstrap);
            list.Add(MeasurementNames.Kernel, kernel, Better.Lower, 0, extractor, ofReal, ofSynthetic);
        }

        AddNeighbours(list, real, synthetic, extractor, bootstrap);
        Add(MeasurementNames.Sliced, Sliced(real, synthetic, bootstrap), Better.Lower, 0);
    }

    private static void AddNeighbours(MeasurementList list, Tensor real, Tensor synthetic, string extractor, Bootstrap bootstrap)
    {
        var near = Neighbourhood.Of(real, synthetic);
        var (n, m) = (real.shape[0], synthetic.shape[0]);
        void Add(string name, double[] rows, double best, Better better = Better.Higher) => list.Add(name, bootstrap.OfMean(rows), better, best, extractor, n, m);

        Add(MeasurementNames.Precision, near.Precise, 1);
        Add(MeasurementNames.Recall, near.Recalled, 1);
        Add(MeasurementNames.Density, [.. near.Balls.Select(balls => balls / DensityCoverage.DefaultK)], 1, Better.Nearer);
        Add(MeasurementNames.Coverage, near.Covered, 1);
        AddNearestNeighbour(list, real, synthetic, near, extractor, bootstrap);
    }

    // The test needs equal counts: where they differ, it takes as many of the more numerous at random.
    private static void AddNearestNeighbour(MeasurementList list, Tensor real, Tensor synthetic, Neighbourhood near, string extractor, Bootstrap bootstrap)
    {
        using var random = new Generator((ulong)bootstrap.Seed, CPU);
        long count = Math.Min(real.shape[0], synthetic.shape[0]);
        if (real.shape[0] != synthetic.shape[0]) near = Neighbourhood.Of(RandomRows.Without(real, count, random), RandomRows.Without(synthetic, count, random));
        double[] ofReal = near.RealIsOwn, ofSynthetic = near.SyntheticIsOwn;
        var accuracy = bootstrap.Of(
            (ofReal.Average() + ofSynthetic.Average()) / 2,
            random => (RandomRows.Redrawn(ofReal, random).Average() + RandomRows.Redrawn(ofSynthetic, random).Average()) / 2);
        list.Add(MeasurementNames.NearestNeighbour, accuracy, Better.Nearer, 0.5, extractor, count, count);
    }

    // The redrawn distances are taken along some of the directions, which makes the interval somewhat wider than all of them would.
    private static BootstrapInterval Sliced(Tensor real, Tensor synthetic, Bootstrap bootstrap)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator((ulong)bootstrap.Seed, CPU);
        var axes = SlicedWasserstein.UnitRows(Directions, real.shape[1], random);
        var projections = MergedProjections.Of(axes.narrow(0, 0, DirectionsOfInterval), real, synthetic);
        return bootstrap.OfBiased(
            SlicedWasserstein.Along(axes, real, synthetic).W1,
            random => RandomRows.Multiplicities(real.shape[0], synthetic.shape[0], random),
            times => projections.Redrawn(times.Real, times.Synthetic));
    }
}
