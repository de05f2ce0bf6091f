using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Persistence;

/// <summary>
/// The .gan format, used alone, inside ML.NET model files and for checkpoints. Little-endian:
/// <code>
/// bytes    "ML.GAN" 0 1          magic and format version
/// string   kind                   what the file holds (strings: LEB128 byte count, UTF-8)
/// string   configuration          JSON
/// int32    number of tensors, then for each:
///   string   name
///   byte     scalar type           TorchSharp's ScalarType
///   int32    rank, then int64 for each dimension
///   bytes    elements, row-major
/// 32 bytes SHA-256 of everything before
/// </code>
/// </summary>
internal sealed class GanFile
{
    private static readonly byte[] Magic = [.. "ML.GAN"u8, 0, 1];
    private readonly string configuration;

    private GanFile(string configuration, IReadOnlyDictionary<string, Tensor> tensors)
    {
        this.configuration = configuration;
        Tensors = tensors;
    }

    /// <summary>The tensors by name, on the CPU.</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors { get; }

    /// <summary>The configuration as an object.</summary>
    public T Configuration<T>()
    {
        try
        {
            return JsonSerializer.Deserialize<T>(configuration, GanJson.Options) ?? throw new InvalidDataException("The file's configuration is empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The file's configuration is not a {typeof(T).Name} that this version understands: {e.Message}", e);
        }
    }

    public static void Write(Stream stream, string kind, string configuration, IReadOnlyList<(string Name, Tensor Value)> tensors)
    {
        using var hash = SHA256.Create();
        using (var hashing = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true))
        using (var writer = new BinaryWriter(hashing, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(kind);
            writer.Write(configuration);
            writer.Write(tensors.Count);
            foreach (var (name, value) in tensors) WriteTensor(writer, name, value);
        }

        stream.Write(hash.Hash!);
    }

    /// <summary>Reads a stream to its end. Nothing is interpreted before the checksum has been found right.</summary>
    /// <exception cref="InvalidDataException">Not a file of this kind, of a newer version, truncated or damaged.</exception>
    public static GanFile Read(Stream stream, string kind)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var bytes = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        if (!bytes.StartsWith(Magic)) throw new InvalidDataException("This is not a .gan file of a version that is known here.");
        int end = Math.Max(0, bytes.Length - SHA256.HashSizeInBytes);
        if (!SHA256.HashData(bytes[..end]).AsSpan().SequenceEqual(bytes[end..])) throw new InvalidDataException("The .gan file is truncated or damaged: its checksum does not match.");

        memory.Position = Magic.Length;
        using var reader = new BinaryReader(memory, Encoding.UTF8);
        if (reader.ReadString() is var found && found != kind) throw new InvalidDataException($"The .gan file holds a '{found}', but a '{kind}' is needed.");
        string configuration = reader.ReadString();
        var tensors = new Dictionary<string, Tensor>();
        for (int remaining = reader.ReadInt32(); remaining > 0; remaining--) tensors.Add(reader.ReadString(), ReadTensor(reader));
        return new GanFile(configuration, tensors);
    }

    private static void WriteTensor(BinaryWriter writer, string name, Tensor value)
    {
        writer.Write(name);
        writer.Write((byte)value.dtype);
        writer.Write(value.shape.Length);
        foreach (long dimension in value.shape) writer.Write(dimension);
        using var contiguous = value.detach().cpu().contiguous();
        writer.Write(contiguous.bytes);
    }

    private static Tensor ReadTensor(BinaryReader reader)
    {
        var type = (ScalarType)reader.ReadByte();
        var dimensions = new long[reader.ReadInt32()];
        for (int i = 0; i < dimensions.Length; i++) dimensions[i] = reader.ReadInt64();
        var tensor = empty(dimensions, dtype: type);
        reader.BaseStream.ReadExactly(tensor.bytes);
        return tensor;
    }
}
