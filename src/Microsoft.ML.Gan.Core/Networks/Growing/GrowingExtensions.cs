using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Growing;

internal static class GrowingExtensions
{
    /// <summary>Lets all growing parts of a network stand at a point.</summary>
    public static void GrowTo(this nn.Module network, GrowthPoint point)
    {
        foreach (var state in network.modules().OfType<GrowthState>()) state.Point = point;
    }
}
