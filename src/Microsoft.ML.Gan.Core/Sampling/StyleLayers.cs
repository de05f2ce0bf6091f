namespace Microsoft.ML.Gan.Sampling;

/// <summary>The layers of a style-based generator by what their style decides; there are two for every size, from the base grid up.</summary>
public static class StyleLayers
{
    /// <summary>The base grid and twice of it, 4x4 and 8x8: pose, shape.</summary>
    public static Range Coarse => ..4;

    /// <summary>16x16 and 32x32: features, smaller parts.</summary>
    public static Range Middle => 4..8;

    /// <summary>64x64 and above: colours, textures.</summary>
    public static Range Fine => 8..;
}
