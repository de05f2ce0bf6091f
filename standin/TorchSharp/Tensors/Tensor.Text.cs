// The official short description: shape, type, device, and the value where it is a single number.
using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public override string ToString()
        {
            if (IsInvalid) return "";
            string value = ndim == 0 ? string.Create(CultureInfo.InvariantCulture, $", value = {ToScalar().Double:g6}") : "";
            return $"[{string.Join("x", shape)}], type = {dtype}, device = {device}{value}";
        }
    }
}
