using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>
/// Two sets of rows projected on axes and sorted together along each, with the sample that each value came from: redrawn samples are compared in one pass,
/// without sorting again. On the line W1 is the area between the two distribution functions, their difference at a value times the gap to the next one.
/// </summary>
internal sealed class MergedProjections
{
    private readonly double[] gaps;
    private readonly int[] samples;
    private readonly long axes, rowsOfA, rowsOfB;

    private MergedProjections(double[] gaps, int[] samples, long axes, long rowsOfA, long rowsOfB) =>
        (this.gaps, this.samples, this.axes, this.rowsOfA, this.rowsOfB) = (gaps, samples, axes, rowsOfA, rowsOfB);

    /// <summary>Projects rows.</summary>
    /// <param name="axes">Unit vectors [K,D].</param>
    /// <param name="a">[N,D], of the axes' type.</param>
    /// <param name="b">[M,D], of the axes' type.</param>
    /// <param name="rowsPerSample">How many rows in a row belong to one sample and are redrawn together; N and M are multiples of it.</param>
    public static MergedProjections Of(Tensor axes, Tensor a, Tensor b, int rowsPerSample = 1)
    {
        using var scope = NewDisposeScope();
        var (sorted, places) = cat([axes.mm(a.t()), axes.mm(b.t())], 1).sort(1);
        var values = sorted.@double();
        long last = values.shape[1] - 1;
        var gaps = zeros_like(values);
        gaps.narrow(1, 0, last).copy_(values.narrow(1, 1, last).sub(values.narrow(1, 0, last)));
        int[] samples = places.@int().data<int>().ToArray();
        for (int i = 0; i < samples.Length; i++) samples[i] /= rowsPerSample;
        return new(gaps.data<double>().ToArray(), samples, axes.shape[0], a.shape[0], b.shape[0]);
    }

    /// <summary>W1 of redrawn samples, the mean over the axes.</summary>
    /// <param name="timesOfA">How often each sample of the first set is among the redrawn ones; they sum to the number of samples.</param>
    /// <param name="timesOfB">The same of the second set.</param>
    public double Redrawn(int[] timesOfA, int[] timesOfB)
    {
        // What a value adds to the difference of the distribution functions, in units of 1 / (N M), which makes equal quantiles exactly equal.
        long[] steps = [.. timesOfA.Select(times => times * rowsOfB), .. timesOfB.Select(times => -times * rowsOfA)];
        int width = (int)(rowsOfA + rowsOfB);
        double area = 0;
        for (int start = 0; start < gaps.Length; start += width)
        {
            long difference = 0;
            for (int i = start; i < start + width; i++)
            {
                difference += steps[samples[i]];
                area += Math.Abs(difference) * gaps[i];
            }
        }

        return area / axes / rowsOfA / rowsOfB;
    }
}
