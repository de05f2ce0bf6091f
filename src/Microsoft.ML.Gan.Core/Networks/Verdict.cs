using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks;

/// <summary>All that a critic says of some samples.</summary>
/// <param name="Scores">Raw scores [N], or [N/m] where m samples share one.</param>
/// <param name="ClassLogits">Logits [N,K] of a critic that also tells the classes apart, else null.</param>
/// <param name="Features">What the scores were computed from, [N,F] or [N/m,F], of a critic without classes or with <see cref="Conditioning.Concatenation"/>, else null.</param>
public sealed record Verdict(Tensor Scores, Tensor? ClassLogits = null, Tensor? Features = null);
