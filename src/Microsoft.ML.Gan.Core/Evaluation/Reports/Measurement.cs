namespace Microsoft.ML.Gan.Evaluation.Reports;

/// <summary>In which direction a figure is better.</summary>
public enum Better
{
    /// <summary>Lower values.</summary>
    Lower,

    /// <summary>Higher values.</summary>
    Higher,

    /// <summary>Values nearer to <see cref="Measurement.Best"/>, from either side.</summary>
    Nearer,
}

/// <summary>One figure of an evaluation with what is needed to judge it.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The figure.</param>
/// <param name="Low">Lower end of its bootstrap interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Better">In which direction it is better.</param>
/// <param name="Best">The value that perfect samples have, or come near to.</param>
/// <param name="Extractor">What the samples were seen through.</param>
/// <param name="RealCount">Real samples that went into it.</param>
/// <param name="SyntheticCount">Synthetic samples that went into it.</param>
public sealed record Measurement(
    string Name, double Value, double Low, double High, Better Better, double Best, string Extractor, long RealCount, long SyntheticCount);
