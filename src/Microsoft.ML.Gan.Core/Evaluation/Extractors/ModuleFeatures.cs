using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation.Extractors;

/// <summary>The output of any module, such as a network trained elsewhere; what it gives is flattened to [N,D].</summary>
public sealed class ModuleFeatures : FeatureExtractor
{
    private readonly nn.Module<Tensor, Tensor> module;

    /// <summary>Makes an extractor. The module stays the caller's, who puts it into evaluation mode.</summary>
    /// <param name="module">Samples [N,...], images in [-1, 1], to features [N,...]. It is called with batches on the device of its parameters.</param>
    /// <param name="id">Its name in reports.</param>
    public ModuleFeatures(nn.Module<Tensor, Tensor> module, string id)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentException.ThrowIfNullOrEmpty(id);
        (this.module, Id) = (module, id);
    }

    /// <inheritdoc/>
    public override string Id { get; }

    private protected override Tensor Features(Tensor batch)
    {
        var device = module.parameters().FirstOrDefault()?.device ?? CPU;
        return module.call(batch.to(device));
    }
}
