namespace Microsoft.ML.Gan.Benchmarks;

/// <summary>A contestant does not take part as it should.</summary>
internal sealed class ContestantException(string message) : Exception(message);
