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

    private static VersionInfo Version => ModelStreams.Version("GANTRANS", LoaderSignature);

    void ICanSaveModel.Save(ModelSaveContext ctx) => 
        ModelStreams.Save(ctx, Version, new CalibratedConfiguration(configuration, scores.Value), gan.Save);

    // Found by ML.NET through LoadableClass.
    private static GanTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        var (configuration, gan) = ModelStreams.Load<CalibratedConfiguration, TrainedGan>(ctx, Version, stream => TrainedGan.Load(stream, torch.CPU));
        return new GanTransformer(gan, configuration.Model, new(configuration.Scores));
    }
}
