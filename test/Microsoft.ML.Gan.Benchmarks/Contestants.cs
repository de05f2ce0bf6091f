using System.Diagnostics;
using System.Globalization;

namespace Microsoft.ML.Gan.Benchmarks;

/// <summary>Who takes part. Each has the same number of threads; ours comes first, PyTorch as it is installed second.</summary>
internal static class Contestants
{
    // Where the machine's PyTorch comes from apt, its matrix products are those of the reference BLAS: the "well-configured" ones get
    // theirs from a library that is preloaded, and the wait policy of our process.
    public static IEnumerable<Contestant> Start(string path, int iterations, int threads)
    {
        string[] turn = [iterations.ToString(CultureInfo.InvariantCulture), threads.ToString(CultureInfo.InvariantCulture)];
        string python = Environment.GetEnvironmentVariable("PEER_PYTHON") ?? "/usr/bin/python3";
        string[] peer = [Peers("benchmark.py"), path, .. turn];

        yield return new Contestant("ours", Environment.ProcessPath!, ["serve", "--iterations", turn[0], "--threads", turn[1]]);
        yield return new Contestant("PyTorch", python, peer);
        if (OpenBlas() is { } openBlas)
        {
            string library = $"{Path.GetDirectoryName(openBlas)}/../";
            yield return new Contestant("PyTorch on OpenBLAS", python, peer,
                ("LD_PRELOAD", openBlas), ("LD_LIBRARY_PATH", library), ("OPENBLAS_CORETYPE", CoreType()), ("OMP_WAIT_POLICY", "PASSIVE"));
        }

        string door = Path.Combine(AppContext.BaseDirectory, "libTorchSharpDoor.so");
        if (File.Exists(door)) yield return new Contestant("PyTorch on oneDNN's GEMM", python, peer, ("LD_PRELOAD", door), ("OMP_WAIT_POLICY", "PASSIVE"));
    }

    private static string? OpenBlas()
    {
        var start = new ProcessStartInfo("bash", [Peers("openblas.sh"), Path.Combine(AppContext.BaseDirectory, "openblas")]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        string path = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 && path.Length > 0 ? path : null;
    }

    // OpenBLAS 0.3.21 takes Xeons that are newer than itself for much older ones.
    private static string CoreType()
    {
        string flags = File.ReadLines("/proc/cpuinfo").First(line => line.StartsWith("flags", StringComparison.Ordinal));
        return flags.Contains(" avx512f ", StringComparison.Ordinal) ? "SKYLAKEX" : "HASWELL";
    }

    private static string Peers(string file) => Path.Combine(AppContext.BaseDirectory, "peers", file);
}
