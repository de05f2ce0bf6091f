// Where one model reads itself from; the header names the class, and the assembly to load it from.
using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

internal sealed class ModelLoadContext : IDisposable
{
    private readonly RepositoryReader _repository;
    private readonly string _directory;
    private readonly ModelHeader _header;

    public readonly BinaryReader Reader;

    private ModelLoadContext(RepositoryReader repository, string directory, BinaryReader reader)
    {
        _repository = repository;
        _directory = directory;
        Reader = reader;
        _header = ModelHeader.Read(reader);
    }

    internal static TResult LoadModel<TResult, TSignature>(IHostEnvironment env, RepositoryReader repository, string directory) where TResult : class
    {
        BinaryReader reader = repository.OpenEntryOrNull(directory, Repository.ModelEntry) ?? throw new FormatException("Corrupt model file");
        using var ctx = new ModelLoadContext(repository, directory, reader);
        if (ctx._header.LoaderAssemblyName.Length > 0) env.ComponentCatalog.RegisterAssembly(Assembly.Load(ctx._header.LoaderAssemblyName));
        return new[] { ctx._header.LoaderSignature, ctx._header.LoaderSignatureAlt }.Where(name => name.Length > 0)
            .Select(name => env.ComponentCatalog.CreateFromModel<TSignature>(name, env, ctx)).OfType<TResult>().FirstOrDefault()
            ?? throw new FormatException($"Couldn't load model: '{directory}'");
    }

    internal TResult LoadModel<TResult, TSignature>(IHostEnvironment env, string name) where TResult : class
        => LoadModel<TResult, TSignature>(env, _repository, Repository.Combine(_directory, name));

    public void CheckAtModel(VersionInfo ver) => _header.Check(ver);

    public bool TryLoadBinaryStream(string name, Action<BinaryReader> action)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(action);
        using BinaryReader? reader = _repository.OpenEntryOrNull(_directory, name);
        if (reader == null) return false;
        action(reader);
        return true;
    }

    public void Dispose() => Reader.Dispose();
}
