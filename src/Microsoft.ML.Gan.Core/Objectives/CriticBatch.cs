using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Objectives;

/// <summary>What a critic loss is made of: a real and a generated batch, their scores, and the critic itself for losses that differentiate it.</summary>
/// <param name="Critic">x [N,...] to raw scores [N], or [N/m] where m samples share one; the classes of the batch, where there are any, are already fixed.</param>
/// <param name="Real">Real samples [N,...]; where the critic compares samples, the pairs x_r, x_f in turn.</param>
/// <param name="Fake">Generated samples [N,...], without the generator's graph; where the critic compares samples, the pairs x_f, x_r in turn.</param>
/// <param name="RealScores">D(Real), [N] or [N/m].</param>
/// <param name="FakeScores">D(Fake), [N] or [N/m].</param>
/// <param name="Random">Source of random numbers for losses that need them, such as interpolation coefficients.</param>
public sealed record CriticBatch(Func<Tensor, Tensor> Critic, Tensor Real, Tensor Fake, Tensor RealScores, Tensor FakeScores, Generator Random)
{
    /// <summary>Iterations done. Default 0: the training begins.</summary>
    public long Iteration { get; init; }
}
