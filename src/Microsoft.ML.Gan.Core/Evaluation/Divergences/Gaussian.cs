namespace Microsoft.ML.Gan.Evaluation.Divergences;

/// <summary>A normal law on the line, N(mean, standardDeviation^2), and its divergences from others.</summary>
/// <param name="Mean">Its mean.</param>
/// <param name="StandardDeviation">Its standard deviation, above 0.</param>
public readonly record struct Gaussian(double Mean, double StandardDeviation)
{
    // The trapezoid rule converges faster than any power of the step on these integrands; beyond 12 deviations they are below 1e-30.
    private const double Reach = 12;
    private const int Steps = 4800;

    /// <summary>KL(this || other) = log(s2 / s1) + (s1^2 + (m1 - m2)^2) / (2 s2^2) - 1/2, in nats.</summary>
    public double KullbackLeibler(Gaussian other)
    {
        double ratio = StandardDeviation / other.StandardDeviation, shift = (Mean - other.Mean) / other.StandardDeviation;
        return (ratio * ratio + shift * shift - 1) / 2 - Math.Log(ratio);
    }

    /// <summary>JS(this, other) in nats, from 0 to log 2. It has no closed form and is integrated, to about 1e-9.</summary>
    public double JensenShannon(Gaussian other) => (KullbackLeiblerToMiddle(other) + other.KullbackLeiblerToMiddle(this)) / 2;

    /// <summary>The 2-Wasserstein distance: sqrt((m1 - m2)^2 + (s1 - s2)^2).</summary>
    public double Wasserstein2(Gaussian other) => double.Hypot(Mean - other.Mean, StandardDeviation - other.StandardDeviation);

    /// <summary>log of the density at x.</summary>
    public double LogDensity(double x)
    {
        double u = (x - Mean) / StandardDeviation;
        return -u * u / 2 - Math.Log(StandardDeviation) - Math.Log(2 * Math.PI) / 2;
    }

    // E_p log(2 p / (p + q)) = log 2 - E_p softplus(log q / p), over p's own standardised variable, so that very different widths do no harm.
    private double KullbackLeiblerToMiddle(Gaussian other)
    {
        double sum = 0, step = 2 * Reach / Steps;
        for (int i = 0; i <= Steps; i++)
        {
            double u = -Reach + i * step, x = Mean + u * StandardDeviation;
            double logRatio = other.LogDensity(x) - LogDensity(x);
            double softplus = Math.Max(logRatio, 0) + Math.Log(1 + Math.Exp(-Math.Abs(logRatio)));
            sum += Math.Exp(-u * u / 2) * (Math.Log(2) - softplus);
        }

        return sum * step / Math.Sqrt(2 * Math.PI);
    }
}
