namespace Microsoft.ML.Gan.Networks.Dcgan;

/// <summary>How a generator doubles the size of a grid.</summary>
public enum UpMode
{
    /// <summary>By a transposed 5x5 convolution of stride 2, DCGAN's. It may leave a checkerboard.</summary>
    Transposed,

    /// <summary>By repeating every place, and a 3x3 convolution: Odena et al., "Deconvolution and Checkerboard Artifacts" (2016).</summary>
    Nearest,
}
