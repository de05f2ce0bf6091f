using Microsoft.ML.Runtime;
using TorchSharp;

namespace Microsoft.ML.Gan.Trainers;

/// <summary>The device that a context asks for.</summary>
internal static class ComputeDevice
{
    /// <exception cref="InvalidOperationException">The context asks for a GPU that is not there, and does not allow the CPU instead.</exception>
    public static torch.Device Of(MLContext mlContext, IChannel channel)
    {
        if (mlContext.GpuDeviceId is not { } id) return torch.CPU;
        int devices = torch.cuda.is_available() ? torch.cuda.device_count() : 0;
        if (id >= 0 && id < devices) return torch.device(DeviceType.CUDA, id);

        string problem = $"{nameof(MLContext)}.{nameof(MLContext.GpuDeviceId)} is {id}, but there are {devices} GPUs that TorchSharp can use.";
        if (!mlContext.FallbackToCpu) throw new InvalidOperationException($"{problem} Set {nameof(MLContext.FallbackToCpu)} to train on the CPU instead.");
        channel.Warning(MessageSensitivity.None, $"{problem} The CPU is used instead.");
        return torch.CPU;
    }
}
