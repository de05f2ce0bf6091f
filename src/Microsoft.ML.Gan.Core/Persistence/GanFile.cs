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

    /// <exception cref="InvalidDataException">Not a file of this kind, of a newer version, truncated or damaged.</exception>
    public static GanFile Read(Stream stream, string kind)
    {
        using var hash = SHA256.Create();
        using var hashing = new CryptoStream(stream, hash, CryptoStreamMode.Read, leaveOpen: true);
        using var reader = new BinaryReader(hashing, Encoding.UTF8, leaveOpen: true);
        try
        {
            if (!reader.ReadBytes(Magic.Length).AsSpan().SequenceEqual(Magic)) throw new InvalidDataException("This is not a .gan file of a version that is known here.");
            if (reader.ReadString() is var found && found != kind) throw new InvalidDataException($"The .gan file holds a '{found}', but a '{kind}' is needed.");
            string configuration = reader.ReadString();
            var tensors = new Dictionary<string, Tensor>();
            for (int remaining = reader.ReadInt32(); remaining > 0; remaining--) tensors.Add(reader.ReadString(), ReadTensor(reader));
            hashing.FlushFinalBlock();
            Span<byte> stored = stackalloc byte[SHA256.HashSizeInBytes];
            stream.ReadExactly(stored);
            if (!stored.SequenceEqual(hash.Hash)) throw new InvalidDataException("The .gan file is damaged: its checksum does not match.");
            return new GanFile(configuration, tensors);
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or OverflowException or ArgumentException)
        {
            throw new InvalidDataException($"The .gan file is truncated or damaged: {e.Message}", e);
        }
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
        int rank = reader.ReadInt32();
        if (!Enum.IsDefined(type) || rank is < 0 or > 8) throw new InvalidDataException($"The .gan file is damaged: a tensor of type {type} and rank {rank}.");
        var dimensions = new long[rank];
        for (int i = 0; i < rank; i++) dimensions[i] = reader.ReadInt64();
        var tensor = empty(dimensions, dtype: type);
        reader.BaseStream.ReadExactly(tensor.bytes);
        return tensor;
    }
}
