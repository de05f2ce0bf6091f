namespace Samples;

/// <summary>Whatever goes wrong in a program, its user sees one line and no stack trace.</summary>
internal static class OneLineErrors
{
    /// <returns>The exit code.</returns>
    public static int Report(Action command)
    {
        try
        {
            command();
            return 0;
        }
        catch (Exception e)
        {
            // A native library that is missing shows up as a type that could not be initialised.
            while (e is TypeInitializationException && e.InnerException is { } cause) e = cause;
            Console.Error.WriteLine($"error: {e.Message.ReplaceLineEndings(" ")}");
            return 1;
        }
    }
}
