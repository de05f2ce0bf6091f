using System.Diagnostics;

namespace Quickstart;

/// <summary>Runs this program again, as a process that has nothing but the model file.</summary>
internal static class SecondProcess
{
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static void Run(params string[] arguments)
    {
        // Environment.ProcessPath is the dotnet host where the program was started as 'dotnet Quickstart.dll'.
        string program = typeof(SecondProcess).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", ["exec", program, .. arguments]) { RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.FileName = Environment.ProcessPath!;

        using var process = Process.Start(start)!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"The second process failed: {error.Trim()}");
    }
}
