using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

/// <summary>
/// What precision and recall, density and coverage and the nearest-neighbour test are means of, row by row. Every distance is computed once:
/// those among real rows, those among synthetic rows, and those between both.
/// </summary>
/// <param name="Precise">For each synthetic row 1 where it lies in the ball of a real one, border included, else 0.</param>
/// <param name="Recalled">The same of each real row and the balls of synthetic ones.</param>
/// <param name="Balls">For each synthetic row the number of real balls it lies in, border excluded.</param>
/// <param name="Covered">For each real row 1 where a synthetic one lies in its ball, border excluded, else 0.</param>
/// <param name="RealIsOwn">For each real row 1 where its nearest other row is real, 0 where it is synthetic, a half where both are equally near.</param>
/// <param name="SyntheticIsOwn">The same of each synthetic row.</param>
internal sealed record Neighbourhood(double[] Precise, double[] Recalled, double[] Balls, double[] Covered, double[] RealIsOwn, double[] SyntheticIsOwn)
{
    /// <summary>Compares features [N,D] and [M,D]; both are float64 on the CPU.</summary>
    /// <param name="real">[N,D].</param>
    /// <param name="synthetic">[M,D].</param>
    /// <param name="reach">The neighbour that gives the radius of the balls of precision and recall.</param>
    /// <param name="k">The neighbour that gives the radius of the balls of density and coverage.</param>
    public static Neighbourhood Of(Tensor real, Tensor synthetic, int reach = 3, int k = DensityCoverage.DefaultK)
    {
        using var scope = NewDisposeScope();
        Tensor ofReal = Neighbours.Others(real, Math.Max(reach, k)), ofSynthetic = Neighbours.Others(synthetic, reach);
        Tensor realReach = ofReal.select(1, reach - 1), realRadii = ofReal.select(1, k - 1), syntheticReach = ofSynthetic.select(1, reach - 1);
        Tensor recalled = zeros(real.shape[0], ScalarType.Bool), nearestSynthetic = full(real.shape[0], double.PositiveInfinity, ScalarType.Float64);
        var rows = Neighbours.MapBlocks(synthetic, real, (distances, start) =>
        {
            var (nearestOfBlock, _) = distances.min(0);
            recalled.copy_(recalled | distances.le(syntheticReach.narrow(0, start, distances.shape[0]).unsqueeze(1)).any(0));
            nearestSynthetic.copy_(nearestSynthetic.min(nearestOfBlock));
            var (nearestReal, _) = distances.min(1);
            return stack([distances.le(realReach).any(1).@double(), distances.lt(realRadii).sum(1).@double(), nearestReal], 1);
        });
        return new Neighbourhood(
            Values(rows.select(1, 0)), Values(recalled), Values(rows.select(1, 1)), Values(nearestSynthetic.lt(realRadii)),
            IsOwn(ofReal.select(1, 0), nearestSynthetic), IsOwn(ofSynthetic.select(1, 0), rows.select(1, 2)));
    }

    private static double[] IsOwn(Tensor own, Tensor other) => Values(own.lt(other).@double().add(own.le(other).@double()).div(2));

    private static double[] Values(Tensor column) => column.@double().contiguous().data<double>().ToArray();
}
