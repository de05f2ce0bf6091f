using Microsoft.ML.Gan.Data;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation.Reports;

/// <summary>The figures that compare images pixel by pixel.</summary>
internal static class ImageMeasurements
{
    private const string Extractor = "pixels";

    // 128 patches of each of so many images at every level, and so many images in pairs: more tells little more, and takes the time of all the rest.
    private const int MostPatchImages = 256, MostPairImages = 1000;

    public static void Add(MeasurementList list, Dataset real, Dataset synthetic, Bootstrap bootstrap)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator((ulong)bootstrap.Seed, CPU);
        Tensor Images(Dataset data, long count) => data.Rows(randperm(data.Count, ScalarType.Int64, generator: random).narrow(0, 0, count), CPU).Samples;

        if (CanTakePatches(real.Shape))
        {
            long count = Math.Min(MostPatchImages, Math.Min(real.Count, synthetic.Count));
            var (_, sliced) = ImageSlicedWasserstein.Of(Images(real, count), Images(synthetic, count), bootstrap.Seed, bootstrap);
            list.Add(MeasurementNames.ImageSliced, sliced, Better.Lower, 0, Extractor, count, count);
        }

        double[] ofReal = StructuralDiversity.Similarities(Images(real, Even(real))), ofSynthetic = StructuralDiversity.Similarities(Images(synthetic, Even(synthetic)));
        list.Add(MeasurementNames.Similarity, bootstrap.OfMean(ofSynthetic), Better.Nearer, ofReal.Average(), Extractor, 2 * ofReal.Length, 2 * ofSynthetic.Length);
    }

    private static bool CanTakePatches(SampleShape shape) => shape.Dimensions.Skip(1).Min() >= ImageSlicedWasserstein.PatchSide;

    private static long Even(Dataset data) => Math.Min(MostPairImages, data.Count) / 2 * 2;
}
