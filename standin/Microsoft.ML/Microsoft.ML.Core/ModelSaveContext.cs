// Where one model writes itself: a directory of the repository with its header, its payload and its named streams.
namespace Microsoft.ML;

public sealed class ModelSaveContext : IDisposable
{
    private readonly MemoryStream _payload = new();
    private readonly RepositoryWriter _repository;
    private readonly string _directory;
    private ModelHeader? _header;

    internal readonly BinaryWriter Writer;

    private ModelSaveContext(RepositoryWriter repository, string directory)
    {
        _repository = repository;
        _directory = directory;
        Writer = new BinaryWriter(_payload);
    }

    internal static void SaveModel(RepositoryWriter repository, ICanSaveModel model, string directory)
    {
        using var ctx = new ModelSaveContext(repository, directory);
        model.Save(ctx);
        ctx.Done();
    }

    internal void SaveModel(ICanSaveModel model, string name) => SaveModel(_repository, model, Repository.Combine(_directory, name));

    internal void CheckAtModel()
    {
        if (_header != null || _payload.Position != 0) throw new InvalidOperationException("The model has been written to already");
    }

    internal void SetVersionInfo(VersionInfo ver) => _header = ModelHeader.Of(ver);

    internal void SaveBinaryStream(string name, Action<BinaryWriter> action)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(action);
        _repository.WriteEntry(_directory, name, action);
    }

    private void Done()
    {
        if (_header == null) throw new InvalidOperationException("Saving a model needs SetVersionInfo");
        Writer.Flush();
        _repository.WriteEntry(_directory, Repository.ModelEntry, writer =>
        {
            _header.Write(writer);
            writer.Write(_payload.ToArray());
        });
    }

    public void Dispose() => Writer.Dispose();
}
