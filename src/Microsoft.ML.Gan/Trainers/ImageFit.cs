namespace Microsoft.ML.Gan.Trainers;

/// <summary>How images are brought to a size they do not have: the one asked for, and then one that the networks can build.</summary>
public enum ImageFit
{
    /// <summary>Stretched, with antialiasing. Where the networks cannot build the size, the nearest one that they can is trained and generated.</summary>
    Resize,

    /// <summary>
    /// Scaled with its proportions kept until it fits inside, then mirrored (or, where there is too little to mirror, continued) at the edges.
    /// Where the networks cannot build the size, the next larger one is trained, and what is generated is cropped back.
    /// </summary>
    Pad,

    /// <summary>
    /// Scaled with its proportions kept until it covers the size, then cropped around the centre. Where the networks cannot build the size,
    /// the next smaller one is trained and generated.
    /// </summary>
    CenterCrop,
}
