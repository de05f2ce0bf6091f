// A model file: a zip whose directories are models and whose entries are their streams.
using System.IO.Compression;

namespace Microsoft.ML;

internal static class Repository
{
    internal const string ModelEntry = "Model.key";

    internal static string Combine(string? directory, string name) => string.IsNullOrEmpty(directory) ? name : $"{directory}/{name}";
}

internal sealed class RepositoryWriter : IDisposable
{
    private readonly ZipArchive _archive;

    private RepositoryWriter(Stream stream) => _archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);

    public static RepositoryWriter CreateNew(Stream stream) => new(stream);

    public void WriteEntry(string? directory, string name, Action<BinaryWriter> action)
    {
        using var writer = new BinaryWriter(_archive.CreateEntry(Repository.Combine(directory, name)).Open());
        action(writer);
    }

    public void Dispose() => _archive.Dispose();
}

internal sealed class RepositoryReader : IDisposable
{
    private readonly ZipArchive _archive;

    private RepositoryReader(Stream stream) => _archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);

    public static RepositoryReader Open(Stream stream) => new(stream);

    public BinaryReader? OpenEntryOrNull(string? directory, string name)
    {
        using Stream? entry = _archive.GetEntry(Repository.Combine(directory, name))?.Open();
        if (entry == null) return null;
        // Readers may seek, which a stream that is being inflated cannot.
        var memory = new MemoryStream();
        entry.CopyTo(memory);
        memory.Position = 0;
        return new BinaryReader(memory);
    }

    public void Dispose() => _archive.Dispose();
}
