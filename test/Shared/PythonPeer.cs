using System.Diagnostics;

namespace Microsoft.ML.Gan.Testing;

/// <summary>
/// Runs a script of test/peers with a Python that has PyTorch, to compare our numbers with its. Where there is none
/// (PEER_PYTHON, python3 and /usr/bin/python3 are tried) the test is inconclusive, hence counted as skipped.
/// </summary>
internal static class PythonPeer
{
    private static readonly Lazy<string?> Python = new(() =>
        new[] { Environment.GetEnvironmentVariable("PEER_PYTHON"), "python3", "/usr/bin/python3" }
            .FirstOrDefault(python => !string.IsNullOrEmpty(python) && HasTorch(python)));

    /// <summary>What the script writes to its standard output; a script that fails, fails the test with what it wrote to standard error.</summary>
    public static string Run(string script, params string[] arguments)
    {
        if (Python.Value is not { } python)
        {
            Assert.Inconclusive("No python3 here has PyTorch to compare with.");
            return "";
        }

        var (exitCode, output, error) = Start(python, [Path.Combine(Tree.Root, "test", "peers", script), .. arguments]);
        Assert.AreEqual(0, exitCode, $"{script} ended with {exitCode}: {error}");
        return output;
    }

    private static bool HasTorch(string python)
    {
        try
        {
            return Start(python, ["-c", "import torch"]).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static (int ExitCode, string Output, string Error) Start(string python, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
