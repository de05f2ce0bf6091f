// Devices and what can be asked of them.
using System.Globalization;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public class Device
    {
        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            // The CPU has no index; a CUDA device without one is the first.
            this.index = deviceType == DeviceType.CPU ? -1 : Math.Max(index, 0);
        }

        public Device(string description) : this(Parse(description, out int index), index) { }

        public DeviceType type { get; private set; }
        public int index { get; private set; }

        public override string ToString() => type == DeviceType.CUDA ? $"cuda:{index}" : type.ToString().ToLowerInvariant();

        internal bool Same(Device other) => type == other.type && index == other.index;

        private static DeviceType Parse(string description, out int index)
        {
            string[] parts = description.Split(':');
            index = parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int i) ? i : -1;
            return Enum.TryParse(parts[0], ignoreCase: true, out DeviceType type) && parts.Length <= 2
                ? type
                : throw new ArgumentException($"Invalid device description: {description}");
        }
    }

    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);
    public static Device device(string description) => new(description);

    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (!TryInitializeDeviceType(deviceType)) throw new InvalidOperationException($"No {deviceType} device is available to libtorch.");
    }

    public static bool TryInitializeDeviceType(DeviceType deviceType) => deviceType != DeviceType.CUDA || cuda.is_available();

    public static int get_num_threads() => (int)Door.door_threads();
    public static void set_num_threads(int num) => Door.Check(Door.door_set_threads(num));

    public static class cuda
    {
        public static bool is_available() => device_count() > 0;
        public static int device_count() => (int)Door.Check(Door.door_cuda_devices());
    }
}
