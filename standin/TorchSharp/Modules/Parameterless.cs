// Layers without parameters. None of them returns its input object itself: Sequential disposes what lies between two steps.
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        public abstract class ParameterLessModule<T1, TResult> : nn.Module<T1, TResult>
        {
            protected ParameterLessModule(string name) : base(name) { }
        }

        public sealed class ReLU : ParameterLessModule<Tensor, Tensor>
        {
            internal ReLU(bool inplace) : base(nameof(ReLU)) => this.inplace = inplace;
            public bool inplace { get; set; }
            public override Tensor forward(Tensor tensor) => nn.functional.relu(tensor, inplace);
        }

        public sealed class LeakyReLU : ParameterLessModule<Tensor, Tensor>
        {
            internal LeakyReLU(double slope, bool inplace) : base(nameof(LeakyReLU)) => (negative_slope, this.inplace) = (slope, inplace);
            public double negative_slope { get; set; }
            public bool inplace { get; set; }
            public override Tensor forward(Tensor tensor) => nn.functional.leaky_relu(tensor, negative_slope, inplace);
        }

        public sealed class Tanh : ParameterLessModule<Tensor, Tensor>
        {
            internal Tanh(bool inplace) : base(nameof(Tanh)) => this.inplace = inplace;
            public bool inplace { get; set; }
            public override Tensor forward(Tensor tensor) => nn.functional.tanh(tensor, inplace);
        }

        public sealed class Identity : ParameterLessModule<Tensor, Tensor>
        {
            internal Identity() : base(nameof(Identity)) { }
            public override Tensor forward(Tensor tensor) => tensor.alias();
        }

        public sealed class Flatten : ParameterLessModule<Tensor, Tensor>
        {
            internal Flatten(long start, long end) : base(nameof(Flatten)) => (start_dim, end_dim) = (start, end);
            public long start_dim { get; set; }
            public long end_dim { get; set; }
            public override Tensor forward(Tensor input) => input.flatten(start_dim, end_dim);
        }

        public sealed class Unflatten : ParameterLessModule<Tensor, Tensor>
        {
            internal Unflatten(long dim, long[] size) : base(nameof(Unflatten)) => (this.dim, unflattened_size) = (dim, size);
            public long dim { get; set; }
            public long[] unflattened_size { get; set; }
            public override Tensor forward(Tensor tensor) => tensor.unflatten(dim, unflattened_size);
        }

        public sealed class Dropout : ParameterLessModule<Tensor, Tensor>
        {
            internal Dropout(double p, bool inplace) : base(nameof(Dropout)) => (this.p, this.inplace) = (p, inplace);
            public double p { get; set; }
            public bool inplace { get; set; }
            public override Tensor forward(Tensor tensor) => nn.functional.dropout(tensor, p, training, inplace);
        }

        public sealed class AvgPool2d : ParameterLessModule<Tensor, Tensor>
        {
            internal AvgPool2d(long[] kernel, long[]? stride, long[]? padding) : base(nameof(AvgPool2d)) =>
                (kernel_size, this.stride, this.padding) = (kernel, stride ?? kernel, padding ?? [0, 0]);

            public long[] kernel_size { get; set; }
            public long[] stride { get; set; }
            public long[] padding { get; set; }
            public override Tensor forward(Tensor input) => nn.functional.avg_pool2d(input, kernel_size, stride, padding);
        }

        public sealed class AdaptiveAvgPool2d : ParameterLessModule<Tensor, Tensor>
        {
            internal AdaptiveAvgPool2d(long[] size) : base(nameof(AdaptiveAvgPool2d)) => output_size = size;
            public long[] output_size { get; set; }
            public override Tensor forward(Tensor input) => Aten.Call("adaptive_avg_pool2d", input, output_size);
        }

        public abstract class PadBase : ParameterLessModule<Tensor, Tensor>
        {
            private readonly PaddingModes _mode;

            protected PadBase(string name, PaddingModes mode, double value, params long[] padding) : base(name) => (_mode, this.value, this.padding) = (mode, value, padding);

            public long[] padding { get; set; }
            public double value { get; set; }
            public override Tensor forward(Tensor input) => nn.functional.pad(input, padding, _mode, value);
        }

        public sealed class ReflectionPad2d : PadBase
        {
            internal ReflectionPad2d(params long[] padding) : base(nameof(ReflectionPad2d), PaddingModes.Reflect, 0, padding) { }
        }

        public sealed class Upsample : ParameterLessModule<Tensor, Tensor>
        {
            private readonly long[]? _size;
            private readonly double[]? _scale;

            internal Upsample(long[]? size, double[]? scale, UpsampleMode mode, bool? align) : base(nameof(Upsample)) =>
                (_size, _scale, this.mode, align_corners) = (size, scale, mode, align);

            public UpsampleMode mode { get; private set; }
            public bool? align_corners { get; private set; }
            public override Tensor forward(Tensor input) => nn.functional.interpolate(input, _size, _scale, (InterpolationMode)mode, align_corners);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.ReLU ReLU(bool inplace = false) => new(inplace);
            public static Modules.LeakyReLU LeakyReLU(double negative_slope = 0.01, bool inplace = false) => new(negative_slope, inplace);
            public static Modules.Tanh Tanh(bool inplace = false) => new(inplace);
            public static Modules.Identity Identity() => new();
            public static Modules.Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);
            public static Modules.Unflatten Unflatten(long dim, long[] unflattened_size) => new(dim, unflattened_size);
            public static Modules.Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);

            public static Modules.AvgPool2d AvgPool2d(
                long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                !ceil_mode && count_include_pad && divisor_override is null
                    ? new([kernel_size, kernel_size], stride is { } s ? [s, s] : null, padding is { } p ? [p, p] : null)
                    : throw new NotSupportedException("ceil_mode, count_include_pad and divisor_override are not part of the stand-in.");

            public static Modules.AdaptiveAvgPool2d AdaptiveAvgPool2d(long output_size) => new([output_size, output_size]);

            public static Modules.ReflectionPad2d ReflectionPad2d(long padding) => new(padding, padding, padding, padding);

            public static Modules.Upsample Upsample(
                long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest, bool? align_corners = null, bool? recompute_scale_factor = null) =>
                recompute_scale_factor != true
                    ? new(size, scale_factor, mode, align_corners)
                    : throw new NotSupportedException("recompute_scale_factor is not part of the stand-in.");
        }
    }
}
