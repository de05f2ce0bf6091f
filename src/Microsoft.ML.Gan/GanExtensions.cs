using Microsoft.ML.Gan;

namespace Microsoft.ML;

/// <summary>The door to Microsoft.ML.Gan.</summary>
public static class GanExtensions
{
    /// <summary>Generative adversarial networks for this context.</summary>
    public static GanCatalog Gan(this MLContext mlContext)
    {
        ArgumentNullException.ThrowIfNull(mlContext);
        return new GanCatalog(mlContext);
    }
}
