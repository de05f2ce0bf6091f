namespace Samples;

/// <summary>A row before ML.NET sees it: pixels from 0 to 255, or the values of a vector.</summary>
internal sealed record LabelledSample(float[] Values, string Label);
