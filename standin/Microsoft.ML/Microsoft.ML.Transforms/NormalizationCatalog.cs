// Normalizers as extension methods of MLContext.Transforms.
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public static class NormalizationCatalog
{
    public static NormalizingEstimator NormalizeMinMax(this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, long maximumExampleCount = 1000000000, bool fixZero = true)
        => new(outputColumnName, inputColumnName, maximumExampleCount, fixZero);
}
