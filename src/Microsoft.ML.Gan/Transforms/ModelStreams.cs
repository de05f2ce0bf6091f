using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>
/// How a transformer lies in a model file. The model's own stream holds nothing but its version. Two further ones:
/// Configuration.json, all but the networks (columns, normalisation, labels, seed) in UTF-8, and Network.gan, the networks in the .gan format
/// (Persistence/GanFile.cs), with its own magic, version and checksum.
/// </summary>
internal static class ModelStreams
{
    private const string ConfigurationStream = "Configuration.json", NetworkStream = "Network.gan";

    /// <summary>The version of a transformer that is loaded by a given signature.</summary>
    public static VersionInfo Version(string modelSignature, string loaderSignature) => new(
        modelSignature: modelSignature,
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderAssemblyName: typeof(ModelStreams).Assembly.GetName().Name!,
        loaderSignature: loaderSignature);

    public static void Save<T>(ModelSaveContext context, VersionInfo version, T configuration, Action<Stream> networks)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.CheckAtModel();
        context.SetVersionInfo(version);
        context.SaveBinaryStream(ConfigurationStream, writer => writer.Write(Encoding.UTF8.GetBytes(ConfigurationJson.Of(configuration))));
        context.SaveBinaryStream(NetworkStream, writer => networks(writer.BaseStream));
    }

    /// <exception cref="InvalidDataException">A stream is missing, damaged or of a newer version.</exception>
    public static (T Configuration, TNetworks Networks) Load<T, TNetworks>(ModelLoadContext context, VersionInfo version, Func<Stream, TNetworks> load)
        where T : class where TNetworks : class
    {
        ArgumentNullException.ThrowIfNull(context);
        context.CheckAtModel(version);
        T? configuration = null;
        TNetworks? networks = null;
        bool complete = context.TryLoadBinaryStream(ConfigurationStream, reader => configuration = ConfigurationJson.Parse<T>(Text(reader.BaseStream)))
            && context.TryLoadBinaryStream(NetworkStream, reader => networks = load(reader.BaseStream));
        return complete ? (configuration!, networks!) : throw new InvalidDataException($"The model file has no {ConfigurationStream} or no {NetworkStream}.");
    }

    private static string Text(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        return reader.ReadToEnd();
    }
}
