namespace Microsoft.ML.Gan.Networks;

internal static class ShapeRequirements
{
    /// <summary>The shape as an image, for a family that only knows images.</summary>
    public static ImageShape AsImage(this SampleShape shape, string family) =>
        shape as ImageShape ?? throw new ArgumentException($"{family} builds networks for images, but the samples are vectors of {shape}; use {nameof(Mlp.MlpFamily)}.");
}
