using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Style;

/// <summary>Rows of normals with the generator that makes styles and images of them.</summary>
/// <param name="Generator">The style-based generator inside a possibly conditional one.</param>
/// <param name="Rows">Its rows [N,L+M], with whatever condition goes into the latent.</param>
internal readonly record struct StyledRows(StyleGenerator Generator, Tensor Rows)
{
    /// <summary>The rows of any generator that has styles.</summary>
    /// <exception cref="ArgumentException">It has none.</exception>
    public static StyledRows Of(GeneratorNetwork generator, Tensor latents, Tensor? labels) => generator.Inner(latents, labels) is (StyleGenerator inner, var rows)
        ? new(inner, rows)
        : throw new ArgumentException($"Only generators of a {nameof(StyleFamily)} have styles, but this is a {generator.GetType().Name}.", nameof(generator));

    /// <summary>The styles, drawn towards the training's mean.</summary>
    public Tensor Truncated(Truncation truncation) => truncation.Apply(Generator.Styles(Rows), Generator.AverageStyle);

    /// <summary>Images from styles and the noise of the rows.</summary>
    public Tensor Images(Tensor styles) => Generator.Images(styles, Rows);
}
