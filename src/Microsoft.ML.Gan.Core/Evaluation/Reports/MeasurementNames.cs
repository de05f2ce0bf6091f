namespace Microsoft.ML.Gan.Evaluation.Reports;

/// <summary>The names under which figures are reported.</summary>
internal static class MeasurementNames
{
    public const string
        Frechet = "Frechet distance",
        Kernel = "Kernel distance",
        Precision = "Precision",
        Recall = "Recall",
        Density = "Density",
        Coverage = "Coverage",
        Sliced = "Sliced Wasserstein",
        NearestNeighbour = "Nearest-neighbour accuracy",
        ImageSliced = "Sliced Wasserstein of patches x1000",
        Similarity = "MS-SSIM of pairs",
        Inception = "Inception Score",
        RealToReal = "Accuracy real to real",
        SyntheticToReal = "Accuracy synthetic to real",
        RealToSynthetic = "Accuracy real to synthetic",
        BothToReal = "Accuracy real and synthetic to real",
        ClassesCovered = "Classes covered",
        ClassDivergence = "Class histogram divergence",
        NearDuplicates = "Near-duplicate share",
        CopyingZ = "Copying z",
        DistanceRatio = "Nearest-distance ratio";
}
