using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Testing;

/// <summary>The toy of the WGAN-GP paper: (t cos t, t sin t) for t uniform in 3/2 pi to 9/2 pi, with noise of 0.25, all divided by 7.5.</summary>
internal sealed record SwissRoll : ToyLaw
{
    public override float[] Points(int count, ulong seed)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(seed, CPU);
        var t = 1.5 * Math.PI * (1 + 2 * rand(count, generator: random));
        var roll = stack([t * t.cos(), t * t.sin()], 1) + 0.25 * randn([count, 2], generator: random);
        return (roll / 7.5).data<float>().ToArray();
    }
}
