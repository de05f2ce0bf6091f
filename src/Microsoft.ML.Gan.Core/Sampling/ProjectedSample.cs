namespace Microsoft.ML.Gan.Sampling;

/// <summary>The generated sample nearest to a given one, as far as it was found.</summary>
/// <param name="Sample">Its values, row-major.</param>
/// <param name="Latent">The latent z that it is generated from.</param>
/// <param name="Distance">Its Euclidean distance from the given sample, in the networks' range.</param>
public sealed record ProjectedSample(float[] Sample, float[] Latent, double Distance);
