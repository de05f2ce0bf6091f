namespace Microsoft.ML.Gan.Data;

/// <summary>The current row's generated sample as the generator gave it: the values of one [D] or [C,H,W], row-major.</summary>
internal delegate ReadOnlySpan<float> SampleSource();
