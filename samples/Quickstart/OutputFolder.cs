using Samples;

namespace Quickstart;

/// <summary>The folder for the results. A file appears in it whole or not at all.</summary>
internal sealed class OutputFolder : IDisposable
{
    private readonly string path;
    private readonly bool isNew;

    /// <summary>Makes the folder where there is none, and proves that files can be written to it: hours of training should not end in an error.</summary>
    /// <exception cref="InputException">They cannot.</exception>
    public OutputFolder(string path)
    {
        this.path = path;
        isNew = !Directory.Exists(path);
        try
        {
            Directory.CreateDirectory(path);
            Use(".probe", file => File.WriteAllBytes(file, [0]));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Dispose();
            throw new InputException($"Nothing can be written to the output folder '{path}': {e.Message}", e);
        }
    }

    /// <summary>The path of a file in the folder.</summary>
    public string this[string name] => Path.Combine(path, name);

    /// <summary>Has a file written under another name of the same extension, and puts it in place when it is complete.</summary>
    public void Write(string name, Action<string> write) => Use(Path.GetExtension(name), file =>
    {
        write(file);
        File.Move(file, this[name], overwrite: true);
    });

    /// <summary>Has a file of a name that nobody else uses written and read; it is gone afterwards, whatever happens.</summary>
    public void Use(string extension, Action<string> use)
    {
        string file = this[$".{Path.ChangeExtension(Path.GetRandomFileName(), extension)}"];
        try
        {
            use(file);
        }
        finally
        {
            if (File.Exists(file)) File.Delete(file);
        }
    }

    /// <summary>Removes the folder if it was made for nothing.</summary>
    public void Dispose()
    {
        if (isNew && Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any()) Directory.Delete(path);
    }
}
