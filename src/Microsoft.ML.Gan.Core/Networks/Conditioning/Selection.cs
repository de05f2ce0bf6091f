using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Conditioning;

internal static class Selection
{
    /// <summary>Of every row of [N,K] the value of its class: [N].</summary>
    public static Tensor Of(Tensor values, Tensor? labels, long classCount) =>
        (values * nn.functional.one_hot(Require.Labels(labels), classCount).to(values.dtype)).sum(1);
}
