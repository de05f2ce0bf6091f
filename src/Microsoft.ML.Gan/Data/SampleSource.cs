namespace Microsoft.ML.Gan.Data;

/// <summary>The current row's generated sample as the generator gave it: the values of one [D] or [C,H,W], row-major; empty where there is none.</summary>
internal delegate ReadOnlySpan<float> SampleSource();
