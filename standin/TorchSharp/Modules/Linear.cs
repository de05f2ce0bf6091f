// Affine layer and embedding table, initialised as PyTorch does, in the same order of draws.
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        public sealed class Linear : nn.Module<Tensor, Tensor>
        {
            internal Linear(long inputs, long outputs, bool hasBias, Device? device, ScalarType? dtype) : base(nameof(Linear))
            {
                out_features = outputs;
                weight = new Parameter(empty([outputs, inputs], dtype, device));
                if (hasBias) bias = new Parameter(empty([outputs], dtype, device));
                nn.init.Fan(weight, bias);
            }

            public long out_features { get; set; }
            public Parameter weight { get => Component(nameof(weight))!; set => Own(nameof(weight), value); }
            public Parameter? bias { get => Component(nameof(bias)); set => Own(nameof(bias), value); }

            public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, weight, bias);
        }

        public sealed class Embedding : nn.Module<Tensor, Tensor>
        {
            private readonly long _padding;

            internal Embedding(long count, long dimensions, long? padding, Device? device, ScalarType? dtype) : base(nameof(Embedding))
            {
                _padding = padding ?? -1;
                weight = new Parameter(empty([count, dimensions], dtype, device));
                using (no_grad())
                {
                    nn.init.normal_(weight);
                    if (padding is { } row)
                    {
                        using Tensor none = weight.select(0, row);
                        none.zero_();
                    }
                }
            }

            public Parameter weight { get => Component(nameof(weight))!; set => Own(nameof(weight), value); }

            public override Tensor forward(Tensor input) => nn.functional.embedding(input, weight, _padding);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, outputSize, hasBias, device, dtype);

            public static Modules.Embedding Embedding(
                long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null, double norm_type = 2,
                bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null) =>
                max_norm is null && !scale_grad_by_freq && !sparse
                    ? new(num_embeddings, embedding_dims, padding_idx, device, dtype)
                    : throw new NotSupportedException("max_norm, scale_grad_by_freq and sparse are not part of the stand-in.");
        }
    }
}
