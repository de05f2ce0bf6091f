using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks;

internal static class GlobalRandomState
{
    /// <summary>Builds a network. TorchSharp's layers are born with weights from the process-wide generator, before they get those that count; it is set back.</summary>
    public static T Kept<T>(Func<T> create)
    {
        using var state = get_rng_state();
        try
        {
            return create();
        }
        finally
        {
            set_rng_state(state);
        }
    }
}
