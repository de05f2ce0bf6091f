using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Conditioning;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Testing;

/// <summary>Networks that see no class, but write down which classes they were given with which input.</summary>
internal sealed record RecordingConditioning : Conditioning
{
    public override int ClassCount { get; init; } = 3;

    /// <summary>The network ("G" or "D"), the first number of every row it was given, and the rows' classes.</summary>
    public List<(string Network, float[] Inputs, long[] Classes)> Calls { get; } = [];

    public override GeneratorNetwork CreateGenerator(NetworkFamily family, int latentSize, SampleShape shape, torch.Generator random) =>
        new RecordingGenerator(this, new Unconditional().CreateGenerator(family, latentSize, shape, random));

    public override CriticNetwork CreateCritic(NetworkFamily family, SampleShape shape, torch.Generator random) =>
        new RecordingCritic(this, new Unconditional().CreateCritic(family, shape, random));

    private void Record(string network, Tensor input, Tensor? labels) =>
        Calls.Add((network, input.detach().select(1, 0).data<float>().ToArray(), labels!.data<long>().ToArray()));

    private sealed class RecordingGenerator : GeneratorNetwork
    {
        private readonly RecordingConditioning record;
        private readonly GeneratorNetwork body;

        public RecordingGenerator(RecordingConditioning record, GeneratorNetwork body) : base(nameof(RecordingGenerator))
        {
            (this.record, this.body) = (record, body);
            RegisterComponents();
        }

        public override Tensor forward(Tensor latents, Tensor? labels)
        {
            record.Record("G", latents, labels);
            return body.call(latents, labels);
        }
    }

    private sealed class RecordingCritic : CriticNetwork
    {
        private readonly RecordingConditioning record;
        private readonly CriticNetwork body;

        public RecordingCritic(RecordingConditioning record, CriticNetwork body) : base(nameof(RecordingCritic))
        {
            (this.record, this.body) = (record, body);
            RegisterComponents();
        }

        public override Tensor forward(Tensor samples, Tensor? labels)
        {
            record.Record("D", samples, labels);
            return body.call(samples, labels);
        }
    }
}
