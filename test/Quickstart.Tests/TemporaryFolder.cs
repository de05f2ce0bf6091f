using System.IO.Compression;
using Microsoft.ML.Data;
using Samples;

namespace Quickstart.Tests;

/// <summary>A folder that is gone after the test, and the pictures that tests put into it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("quickstart-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string[] Files => [.. Directory.EnumerateFileSystemEntries(Path, "*", SearchOption.AllDirectories).Select(file => System.IO.Path.GetRelativePath(Path, file)).Order(StringComparer.Ordinal)];

    public void Picture(string name, int width = 16, int height = 16, byte brightness = 100)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        byte[] pixels = new byte[4 * width * height];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = i % 4 == 3 ? (byte)255 : (byte)(brightness + i % 3 * 10);
        using var image = MLImage.CreateFromPixels(width, height, MLPixelFormat.Rgba32, pixels);
        image.Save(this[name]);
    }

    public void Garbage(string name)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], "not a picture at all");
    }

    /// <summary>A zip of a subfolder's content.</summary>
    public string Zip(string folder)
    {
        ZipFile.CreateFromDirectory(this[folder], this[folder + ".zip"]);
        return this[folder + ".zip"];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
