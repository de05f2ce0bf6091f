// Limited-memory BFGS with an L1 term: Andrew and Gao, Scalable training of L1-regularized log-linear models (2007).
// Without the L1 term it is plain L-BFGS (Nocedal 1980).
namespace Microsoft.ML.Trainers;

internal sealed class OrthantWiseLbfgs(int history, double tolerance)
{
    internal delegate double Objective(double[] point, double[] gradient);

    private const int ImprovementWindow = 5;
    private readonly List<(double[] Step, double[] Change, double Curvature)> _pairs = [];

    public double[] Minimize(Objective objective, int size, double l1, Func<int, bool> isPenalized)
    {
        double[] penalty = Enumerable.Range(0, size).Select(i => isPenalized(i) ? l1 : 0).ToArray();
        double[] point = new double[size], gradient = new double[size];
        double loss = objective(point, gradient);
        var objectives = new Queue<double>([loss]);
        while (true)
        {
            double[] slope = PseudoGradient(point, gradient, penalty);
            double[] direction = Direction(slope);
            if (LineSearch(objective, point, direction, slope, loss, penalty) is not { } next)
            {
                // The curvature seen so far has become useless; start over from the gradient, and stop where that does not help either.
                if (_pairs.Count == 0) return point;
                _pairs.Clear();
                continue;
            }
            Remember(point, gradient, next.Point, next.Gradient);
            (point, gradient, loss) = next;
            double total = loss + Penalty(point, penalty);
            objectives.Enqueue(total);
            if (objectives.Count > ImprovementWindow && (objectives.Dequeue() - total) / ImprovementWindow <= tolerance * Math.Abs(total)) return point;
        }
    }

    /// The steepest slope among the one-sided ones of loss + penalty.
    private static double[] PseudoGradient(double[] point, double[] gradient, double[] penalty)
    {
        var slope = new double[point.Length];
        for (int i = 0; i < slope.Length; i++)
            slope[i] = point[i] != 0 ? gradient[i] + Math.Sign(point[i]) * penalty[i]
                : Math.Abs(gradient[i]) <= penalty[i] ? 0 : gradient[i] - Math.Sign(gradient[i]) * penalty[i];
        return slope;
    }

    /// Minus the inverse Hessian estimate times the slope, without the components that point uphill.
    private double[] Direction(double[] slope)
    {
        double[] direction = Array.ConvertAll(slope, value => -value);
        var factors = new double[_pairs.Count];
        for (int k = _pairs.Count - 1; k >= 0; k--)
        {
            factors[k] = Dot(_pairs[k].Step, direction) / _pairs[k].Curvature;
            AddTo(direction, _pairs[k].Change, -factors[k]);
        }
        if (_pairs.Count > 0)
        {
            double scale = _pairs[^1].Curvature / Dot(_pairs[^1].Change, _pairs[^1].Change);
            for (int i = 0; i < direction.Length; i++) direction[i] *= scale;
        }
        for (int k = 0; k < _pairs.Count; k++) AddTo(direction, _pairs[k].Step, factors[k] - Dot(_pairs[k].Change, direction) / _pairs[k].Curvature);
        for (int i = 0; i < direction.Length; i++)
            if (direction[i] * slope[i] >= 0) direction[i] = 0;
        return direction;
    }

    /// Halves the step until loss + penalty falls enough; no coordinate crosses zero on the way. Null where nothing helps.
    private (double[] Point, double[] Gradient, double Loss)? LineSearch(Objective objective, double[] point, double[] direction, double[] slope, double loss, double[] penalty)
    {
        double start = loss + Penalty(point, penalty), step = _pairs.Count > 0 ? 1 : 1 / Math.Max(1e-12, Math.Sqrt(Dot(direction, direction)));
        for (int tries = 0; tries < 40; tries++, step /= 2)
        {
            var next = new double[point.Length];
            double expected = 0;
            for (int i = 0; i < next.Length; i++)
            {
                double orthant = point[i] != 0 ? Math.Sign(point[i]) : -Math.Sign(slope[i]);
                double moved = point[i] + step * direction[i];
                next[i] = penalty[i] > 0 && moved * orthant < 0 ? 0 : moved;
                expected += slope[i] * (next[i] - point[i]);
            }
            var gradient = new double[point.Length];
            double nextLoss = objective(next, gradient);
            if (expected < 0 && nextLoss + Penalty(next, penalty) <= start + 1e-4 * expected) return (next, gradient, nextLoss);
        }
        return null;
    }

    private void Remember(double[] point, double[] gradient, double[] nextPoint, double[] nextGradient)
    {
        double[] step = nextPoint.Zip(point, (a, b) => a - b).ToArray(), change = nextGradient.Zip(gradient, (a, b) => a - b).ToArray();
        double curvature = Dot(step, change);
        if (curvature <= 1e-12 * Dot(change, change)) return;
        _pairs.Add((step, change, curvature));
        if (_pairs.Count > history) _pairs.RemoveAt(0);
    }

    private static double Penalty(double[] point, double[] penalty) => point.Zip(penalty, (value, weight) => weight * Math.Abs(value)).Sum();

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static void AddTo(double[] target, double[] source, double factor)
    {
        for (int i = 0; i < target.Length; i++) target[i] += factor * source[i];
    }
}
