using MathNet.Numerics.LinearAlgebra;

namespace Anomaly;

/// <summary>The mean of some points, and the fewest orthogonal directions that explain a given share of their variance.</summary>
internal sealed class PrincipalSubspace
{
    private readonly Vector<double> mean;
    private readonly Matrix<double> directions;

    private PrincipalSubspace(Vector<double> mean, Matrix<double> directions) => (this.mean, this.directions) = (mean, directions);

    /// <summary>Number of directions.</summary>
    public int Dimension => directions.ColumnCount;

    public static PrincipalSubspace Of(IReadOnlyList<float[]> points, double explained)
    {
        var rows = Matrix<double>.Build.Dense(points.Count, points[0].Length, (row, column) => points[row][column]);
        var mean = rows.ColumnSums() / points.Count;
        var centred = rows - Matrix<double>.Build.DenseOfRowVectors(Enumerable.Repeat(mean, points.Count));
        var eigen = centred.TransposeThisAndMultiply(centred).Evd(Symmetricity.Symmetric);

        // The eigenvalues come in ascending order.
        double[] variances = [.. eigen.EigenValues.Select(value => Math.Max(0, value.Real)).Reverse()];
        double needed = explained * variances.Sum(), sum = 0;
        int count = 1 + variances.TakeWhile(variance => (sum += variance) < needed).Count();
        return new PrincipalSubspace(mean, eigen.EigenVectors.SubMatrix(0, mean.Count, mean.Count - count, count));
    }

    /// <summary>The squared distance of a point from the subspace.</summary>
    public double SquaredError(float[] point)
    {
        var difference = Vector<double>.Build.Dense(point.Length, i => point[i]) - mean;
        double within = directions.TransposeThisAndMultiply(difference).L2Norm();
        return Math.Max(0, difference.DotProduct(difference) - within * within);
    }
}
