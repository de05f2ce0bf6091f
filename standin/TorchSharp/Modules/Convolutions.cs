// Convolution layers, initialised as PyTorch does.
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        public abstract class Convolution : nn.Module<Tensor, Tensor>
        {
            private protected Convolution(
                string name, long inputs, long outputs, long[] weightSize, long stride, long padding, long dilation, long groups,
                PaddingModes mode, bool hasBias, Device? device, ScalarType? dtype) : base(name)
            {
                if (mode != PaddingModes.Zeros) throw new NotSupportedException($"Padding mode {mode} is not part of the stand-in.");
                (out_channels, this.groups) = (outputs, groups);
                (this.stride, this.padding, this.dilation) = ([stride, stride], [padding, padding], [dilation, dilation]);
                weight = new Parameter(empty(weightSize, dtype, device));
                if (hasBias) bias = new Parameter(empty([outputs], dtype, device));
                nn.init.Fan(weight, bias);
            }

            public long out_channels { get; }
            public long groups { get; set; }
            public long[] stride { get; set; }
            public long[] padding { get; private set; }
            public long[] dilation { get; set; }
            public long[] output_padding { get; set; } = [0, 0];
            public PaddingModes padding_mode { get; set; }
            public Padding? padding_type { get; private set; }
            public Parameter weight { get => Component(nameof(weight))!; set => Own(nameof(weight), value); }
            public Parameter? bias { get => Component(nameof(bias)); set => Own(nameof(bias), value); }
        }

        public sealed class Conv2d : Convolution
        {
            internal Conv2d(
                long inputs, long outputs, long kernel, long stride, long padding, long dilation, PaddingModes mode, long groups, bool hasBias, Device? device, ScalarType? dtype)
                : base(nameof(Conv2d), inputs, outputs, [outputs, inputs / groups, kernel, kernel], stride, padding, dilation, groups, mode, hasBias, device, dtype)
            {
            }

            public override Tensor forward(Tensor input) => nn.functional.conv2d(input, weight, bias, stride, padding, dilation, groups);
        }

        public abstract class ConvolutionTranspose : Convolution
        {
            private protected ConvolutionTranspose(
                string name, long inputs, long outputs, long[] weightSize, long stride, long padding, long outputPadding, long dilation, long groups,
                PaddingModes mode, bool hasBias, Device? device, ScalarType? dtype)
                : base(name, inputs, outputs, weightSize, stride, padding, dilation, groups, mode, hasBias, device, dtype) =>
                output_padding = [outputPadding, outputPadding];
        }

        public sealed class ConvTranspose2d : ConvolutionTranspose
        {
            internal ConvTranspose2d(
                long inputs, long outputs, long kernel, long stride, long padding, long outputPadding, long dilation, PaddingModes mode, long groups, bool hasBias,
                Device? device, ScalarType? dtype)
                : base(nameof(ConvTranspose2d), inputs, outputs, [inputs, outputs / groups, kernel, kernel], stride, padding, outputPadding, dilation, groups, mode, hasBias, device, dtype)
            {
            }

            public override Tensor forward(Tensor input) =>
                nn.functional.conv_transpose2d(input, weight, bias, stride, padding, output_padding, dilation, groups);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.Conv2d Conv2d(
                long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, kernel_size, stride, padding, dilation, padding_mode, groups, bias, device, dtype);

            public static Modules.ConvTranspose2d ConvTranspose2d(
                long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, kernel_size, stride, padding, output_padding, dilation, padding_mode, groups, bias, device, dtype);
        }
    }
}
