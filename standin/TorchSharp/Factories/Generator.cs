// Random number generators: the default ones of the devices and ones of one's own.
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public class Generator : IDisposable
    {
        private nint _handle;

        public Generator(ulong seed = 0, Device? device = null)
        {
            this.device = device ?? CPU;
            Door.Check(Door.door_generator_new((long)this.device.type, this.device.index, out _handle));
            Door.Check(Door.door_generator_set_seed(_handle, seed));
        }

        private Generator(nint handle, Device device) => (_handle, this.device) = (handle, device);

        ~Generator() => Dispose(false);

        public static Generator Default
        {
            get
            {
                Door.Check(Door.door_generator_default((long)DeviceType.CPU, -1, out nint handle));
                return new Generator(handle, CPU);
            }
        }

        public IntPtr Handle
        {
            get => _handle != 0 ? _handle : throw new ObjectDisposedException(nameof(Generator));
            private set => _handle = value;
        }

        public Device device { get; private set; }

        public Tensor get_state()
        {
            Door.Check(Door.door_generator_state(Handle, out nint state));
            return new Tensor(state);
        }

        public void set_state(Tensor value) => Door.Check(Door.door_generator_set_state(Handle, value.Handle));

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            nint handle = Interlocked.Exchange(ref _handle, 0);
            if (handle != 0) Door.door_generator_release(handle);
        }
    }

    public static Generator manual_seed(long seed)
    {
        Door.Check(Door.door_manual_seed((ulong)seed));
        return Generator.Default;
    }

    public static Tensor get_rng_state()
    {
        using Generator generator = Generator.Default;
        return generator.get_state();
    }

    public static void set_rng_state(Tensor new_state)
    {
        using Generator generator = Generator.Default;
        generator.set_state(new_state);
    }
}
