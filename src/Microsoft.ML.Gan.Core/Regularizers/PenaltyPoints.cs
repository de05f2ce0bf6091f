namespace Microsoft.ML.Gan.Regularizers;

/// <summary>Where <see cref="DivergencePenalty"/> takes the critic's gradient.</summary>
public enum PenaltyPoints
{
    /// <summary>Random points between real and generated samples.</summary>
    Interpolate,

    /// <summary>Half the sum over real samples and over generated ones.</summary>
    RealAndFake,
}
