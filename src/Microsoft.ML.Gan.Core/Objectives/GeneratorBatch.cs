using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives;

/// <summary>What a generator loss is made of.</summary>
/// <param name="FakeScores">D(x_f) [N] (or [N/m] where m samples share a score) with the generator's graph.</param>
/// <param name="RealScores">D(x_r) [N] of a fresh real batch, which is drawn when first asked for: only paired losses need it.</param>
public sealed record GeneratorBatch(Tensor FakeScores, Lazy<Tensor> RealScores);
