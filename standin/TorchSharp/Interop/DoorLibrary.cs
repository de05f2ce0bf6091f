// Finds the door beside the application, and sets what libtorch reads from the environment as it is loaded.
using System.Reflection;
using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

internal static partial class DoorLibrary
{
    internal const string Name = "TorchSharpDoor";

    internal static nint Resolve(string name, Assembly assembly, DllImportSearchPath? paths)
    {
        if (name != Name) return 0;
        KeepIdleThreadsQuiet();
        string file = Path.Combine(AppContext.BaseDirectory, $"lib{Name}.so");
        try
        {
            return NativeLibrary.Load(file);
        }
        catch (DllNotFoundException e)
        {
            throw new DllNotFoundException(
                $"libtorch could not be loaded. Looked for {file} and the libtorch it was compiled against ({e.Message.Trim().Split('\n')[^1]}). "
                + "Install libtorch (apt install libtorch-dev) or set LIBTORCH to an unpacked one, then run build/configure and build again.", e);
        }
    }

    // OpenMP's idle threads spin by default, which makes a step several times slower on a machine that does other work too.
    private static void KeepIdleThreadsQuiet()
    {
        if (Environment.GetEnvironmentVariable("GOMP_SPINCOUNT") is null) setenv("OMP_WAIT_POLICY", "PASSIVE", overwrite: 0);
    }

    // .NET's own SetEnvironmentVariable does not reach libc's environment.
    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
