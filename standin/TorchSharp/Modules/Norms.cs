// Normalisation layers.
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        public abstract class NormBase : nn.Module<Tensor, Tensor>
        {
            private protected NormBase(
                long features, double eps, double? momentum, bool affine, bool track, Device? device, ScalarType? dtype, string name) : base(name)
            {
                (this.eps, this.momentum, track_running_stats) = (eps, momentum, track);
                if (affine)
                {
                    weight = new Parameter(ones([features], dtype, device));
                    bias = new Parameter(zeros([features], dtype, device));
                }
                if (!track) return;
                running_mean = zeros([features], dtype, device);
                running_var = ones([features], dtype, device);
                num_batches_tracked = tensor(0L, device: device);
            }

            public double eps { get; set; }
            public double? momentum { get; set; }
            public bool track_running_stats { get; private set; }
            public Parameter? weight { get => Component(nameof(weight)); set => Own(nameof(weight), value); }
            public Parameter? bias { get => Component(nameof(bias)); set => Own(nameof(bias), value); }
            public Tensor? running_mean { get => Buffer(nameof(running_mean)); set => Own(nameof(running_mean), value); }
            public Tensor? running_var { get => Buffer(nameof(running_var)); set => Own(nameof(running_var), value); }
            public Tensor? num_batches_tracked { get => Buffer(nameof(num_batches_tracked)); set => Own(nameof(num_batches_tracked), value); }
        }

        public abstract class BatchNorm : NormBase
        {
            // The official layers all call themselves BatchNorm1d.
            private protected BatchNorm(long features, double eps, double momentum, bool affine, bool track, Device? device, ScalarType? dtype)
                : base(features, eps, momentum, affine, track, device, dtype, nameof(BatchNorm1d))
            {
            }

            public override Tensor forward(Tensor input)
            {
                CheckDimensions(input.ndim);
                if (training) num_batches_tracked?.add_(1);
                return nn.functional.batch_norm(
                    input, running_mean!, running_var!, weight, bias, training || !track_running_stats, momentum!.Value, eps);
            }

            private protected abstract void CheckDimensions(long found);
        }

        public sealed class BatchNorm1d : BatchNorm
        {
            internal BatchNorm1d(long features, double eps, double momentum, bool affine, bool track, Device? device, ScalarType? dtype)
                : base(features, eps, momentum, affine, track, device, dtype)
            {
            }

            private protected override void CheckDimensions(long found)
            {
                if (found is not (2 or 3)) throw new ArgumentException($"expected 2D or 3D input, but got {found}D input");
            }
        }

        public sealed class BatchNorm2d : BatchNorm
        {
            internal BatchNorm2d(long features, double eps, double momentum, bool affine, bool track, Device? device, ScalarType? dtype)
                : base(features, eps, momentum, affine, track, device, dtype)
            {
            }

            private protected override void CheckDimensions(long found)
            {
                if (found != 4) throw new ArgumentException($"expected 4D input, but got {found}D input");
            }
        }

        public sealed class InstanceNorm2d : NormBase
        {
            internal InstanceNorm2d(long features, double eps, double momentum, bool affine, bool track, Device? device, ScalarType? dtype)
                : base(features, eps, momentum, affine, track, device, dtype, nameof(InstanceNorm2d))
            {
            }

            public override Tensor forward(Tensor input) =>
                nn.functional.instance_norm(input, running_mean, running_var, weight, bias, training || !track_running_stats, momentum!.Value, eps);
        }

        public sealed class LayerNorm : nn.Module<Tensor, Tensor>
        {
            internal LayerNorm(long[] shape, double eps, bool affine, bool hasBias, Device? device, ScalarType? dtype) : base(nameof(LayerNorm))
            {
                (normalized_shape, this.eps) = (shape, eps);
                if (affine) weight = new Parameter(ones(shape, dtype, device));
                if (affine && hasBias) bias = new Parameter(zeros(shape, dtype, device));
            }

            public long[] normalized_shape { get; set; }
            public double eps { get; set; }
            public Parameter? weight { get => Component(nameof(weight)); set => Own(nameof(weight), value); }
            public Parameter? bias { get => Component(nameof(bias)); set => Own(nameof(bias), value); }

            public override Tensor forward(Tensor tensor) => nn.functional.layer_norm(tensor, normalized_shape, weight, bias, eps);
        }

        public sealed class GroupNorm : nn.Module<Tensor, Tensor>
        {
            internal GroupNorm(long groups, long channels, double eps, bool affine, Device? device, ScalarType? dtype) : base(nameof(GroupNorm))
            {
                (num_groups, this.eps) = (groups, eps);
                if (!affine) return;
                // The official package leaves them uninitialised; NaN makes a caller who relies on them notice.
                weight = new Parameter(full([channels], double.NaN, dtype, device));
                bias = new Parameter(full([channels], double.NaN, dtype, device));
            }

            public long num_groups { get; set; }
            public double eps { get; set; }
            public Parameter? weight { get => Component(nameof(weight)); set => Own(nameof(weight), value); }
            public Parameter? bias { get => Component(nameof(bias)); set => Own(nameof(bias), value); }

            public override Tensor forward(Tensor tensor) => Aten.Call("group_norm", tensor, num_groups, weight, bias, eps);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.BatchNorm1d BatchNorm1d(
                long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = true, bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);

            public static Modules.BatchNorm2d BatchNorm2d(
                long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = true, bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);

            public static Modules.InstanceNorm2d InstanceNorm2d(
                long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = false, bool track_running_stats = false, Device? device = null, ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);

            public static Modules.GroupNorm GroupNorm(
                long num_groups, long num_channels, double eps = 1e-05, bool affine = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_groups, num_channels, eps, affine, device, dtype);

            public static Modules.LayerNorm LayerNorm(
                long[] normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(normalized_shape, eps, elementwise_affine, bias, device, dtype);
        }
    }
}
