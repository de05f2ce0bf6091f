using System.Text;
using Microsoft.ML;
using Microsoft.ML.Gan;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Transforms;
using Microsoft.ML.Runtime;
using TorchSharp;

[assembly: LoadableClass(typeof(GanTransformer), null, typeof(SignatureLoadModel), "Generative adversarial network", GanTransformer.LoaderSignature)]

namespace Microsoft.ML.Gan;

public sealed partial class GanTransformer
{
    internal const string LoaderSignature = "GanTransformer";
    private const string ConfigurationStream = "Configuration.json", NetworkStream = "Network.gan";

    private static VersionInfo Version => new(
        modelSignature: "GANTRANS",
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderAssemblyName: typeof(GanTransformer).Assembly.GetName().Name!,
        loaderSignature: LoaderSignature);

    // *** Binary format ***
    // The model's own stream holds nothing. Two further ones:
    // Configuration.json: GanConfiguration as JSON (columns, normalisation, labels, seed) in UTF-8.
    // Network.gan: both networks in the .gan format (Persistence/GanFile.cs), with its own magic, version and checksum.
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        ctx.CheckAtModel();
        ctx.SetVersionInfo(Version);
        ctx.SaveBinaryStream(ConfigurationStream, writer => writer.Write(Encoding.UTF8.GetBytes(configuration.ToJson())));
        ctx.SaveBinaryStream(NetworkStream, writer => gan.Save(writer.BaseStream));
    }

    // Found by ML.NET through LoadableClass.
    private static GanTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        ctx.CheckAtModel(Version);
        GanConfiguration? configuration = null;
        TrainedGan? gan = null;
        bool complete = ctx.TryLoadBinaryStream(ConfigurationStream, reader => configuration = GanConfiguration.FromJson(Text(reader.BaseStream)))
            && ctx.TryLoadBinaryStream(NetworkStream, reader => gan = TrainedGan.Load(reader.BaseStream, torch.CPU));
        return complete ? new GanTransformer(gan!, configuration!) : throw new InvalidDataException($"The model file has no {ConfigurationStream} or no {NetworkStream}.");
    }

    private static string Text(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        return reader.ReadToEnd();
    }
}
