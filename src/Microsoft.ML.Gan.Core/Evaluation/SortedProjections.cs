using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>Rows projected on axes and sorted along each, with the sample that each value came from: rows can be redrawn without sorting again.</summary>
internal sealed class SortedProjections
{
    private readonly double[] values;
    private readonly int[] samples;

    private SortedProjections(double[] values, int[] samples, int axes, int count) => (this.values, this.samples, Axes, Count) = (values, samples, axes, count);

    public int Axes { get; }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Projects rows.</summary>
    /// <param name="axes">Unit vectors [K,D].</param>
    /// <param name="rows">[N,D], of the axes' type.</param>
    /// <param name="rowsPerSample">How many rows in a row belong to one sample and are redrawn together.</param>
    public static SortedProjections Of(Tensor axes, Tensor rows, int rowsPerSample = 1)
    {
        using var scope = NewDisposeScope();
        var (sorted, places) = axes.mm(rows.t()).sort(1);
        int[] samples = places.@int().data<int>().ToArray();
        for (int i = 0; i < samples.Length; i++) samples[i] /= rowsPerSample;
        return new(sorted.@double().data<double>().ToArray(), samples, (int)axes.shape[0], (int)rows.shape[0]);
    }

    /// <summary>The projections on one axis, ascending.</summary>
    public ReadOnlySpan<double> Along(int axis) => values.AsSpan(axis * Count, Count);

    /// <summary>The projections on one axis of redrawn rows, ascending.</summary>
    /// <param name="axis">From 0.</param>
    /// <param name="multiplicities">How often each sample is among the redrawn ones; they sum to the number of samples.</param>
    /// <param name="redrawn">Room for <see cref="Count"/> values.</param>
    public ReadOnlySpan<double> Redrawn(int axis, int[] multiplicities, double[] redrawn)
    {
        int next = 0;
        for (int i = axis * Count; i < (axis + 1) * Count; i++)
        {
            for (int times = multiplicities[samples[i]]; times > 0; times--) redrawn[next++] = values[i];
        }

        return redrawn.AsSpan(0, next);
    }
}
