using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

/// <summary>Real samples [N,...] as float32 and, where the data is labelled, their class indices [N] as int64 or vectors [N,K] as float32.</summary>
public readonly record struct Batch(Tensor Samples, Tensor? Labels);
