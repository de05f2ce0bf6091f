// A short description: shape, type, device, and the elements where they are few.
using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public override string ToString() =>
            IsInvalid ? "[invalid]" : $"[{string.Join("x", shape)}], type = {dtype}, device = {device}{Elements()}";

        private string Elements()
        {
            if (NumberOfElements > 16) return "";
            using var scope = NewDisposeScope();
            double[] values = detach().to(ScalarType.Float64, CPU).data<double>().ToArray();
            return ", value = " + string.Join(", ", values.Select(v => v.ToString("g6", CultureInfo.InvariantCulture)));
        }
    }
}
