// Functions of one tensor, element by element.
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor abs() => Aten.Call("abs", this);
        public Tensor abs_() => Aten.InPlace("abs_", this);
        public Tensor sqrt() => Aten.Call("sqrt", this);
        public Tensor sqrt_() => Aten.InPlace("sqrt_", this);
        public Tensor rsqrt() => Aten.Call("rsqrt", this);
        public Tensor rsqrt_() => Aten.InPlace("rsqrt_", this);
        public Tensor exp() => Aten.Call("exp", this);
        public Tensor exp_() => Aten.InPlace("exp_", this);
        public Tensor expm1() => Aten.Call("expm1", this);
        public Tensor expm1_() => Aten.InPlace("expm1_", this);
        public Tensor log() => Aten.Call("log", this);
        public Tensor log_() => Aten.InPlace("log_", this);
        public Tensor log1p() => Aten.Call("log1p", this);
        public Tensor log1p_() => Aten.InPlace("log1p_", this);
        public Tensor log2() => Aten.Call("log2", this);
        public Tensor log2_() => Aten.InPlace("log2_", this);
        public Tensor sin() => Aten.Call("sin", this);
        public Tensor sin_() => Aten.InPlace("sin_", this);
        public Tensor cos() => Aten.Call("cos", this);
        public Tensor cos_() => Aten.InPlace("cos_", this);
        public Tensor tanh() => Aten.Call("tanh", this);
        public Tensor tanh_() => Aten.InPlace("tanh_", this);
        public Tensor sigmoid() => Aten.Call("sigmoid", this);
        public Tensor sigmoid_() => Aten.InPlace("sigmoid_", this);
        public Tensor relu() => Aten.Call("relu", this);
        public Tensor relu_() => Aten.InPlace("relu_", this);
        public Tensor neg() => Aten.Call("neg", this);
        public Tensor neg_() => Aten.InPlace("neg_", this);
        public Tensor reciprocal() => Aten.Call("reciprocal", this);
        public Tensor reciprocal_() => Aten.InPlace("reciprocal_", this);
        public Tensor floor() => Aten.Call("floor", this);
        public Tensor round_(long decimals = 0) => Aten.InPlace("round_.decimals", this, decimals);
        public Tensor floor_() => Aten.InPlace("floor_", this);
        public Tensor ceil() => Aten.Call("ceil", this);
        public Tensor ceil_() => Aten.InPlace("ceil_", this);
        public Tensor erf() => Aten.Call("erf", this);
        public Tensor erf_() => Aten.InPlace("erf_", this);
        public Tensor erfinv() => Aten.Call("erfinv", this);
        public Tensor erfinv_() => Aten.InPlace("erfinv_", this);
        public Tensor sign() => Aten.Call("sign", this);
        public Tensor sign_() => Aten.InPlace("sign_", this);
        public Tensor square() => Aten.Call("square", this);
        public Tensor isfinite() => Aten.Call("isfinite", this);
        public Tensor isnan() => Aten.Call("isnan", this);
        public Tensor isinf() => Aten.Call("isinf", this);
        public Tensor round(long decimals = 0) => Aten.Call("round.decimals", this, decimals);
        public Tensor softplus(double beta = 1, double threshold = 20) => Aten.Call("softplus", this, beta, threshold);
        public Tensor leaky_relu(Scalar negative_slope) => Aten.Call("leaky_relu", this, negative_slope);
        public Tensor softmax(long dim, ScalarType? dtype = null) => Aten.Call("softmax.int", this, dim, dtype);
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Aten.Call("log_softmax.int", this, dim, dtype);
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Aten.Call("clamp", this, min, max);
        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Aten.Call("clamp.Tensor", this, min, max);
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Aten.InPlace("clamp_", this, min, max);
        public Tensor clamp_min(Scalar min) => Aten.Call("clamp_min", this, min);
        public Tensor clamp_max(Scalar max) => Aten.Call("clamp_max", this, max);
        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null) => Aten.Call("nan_to_num", this, nan, posinf, neginf);
        public Tensor masked_fill(Tensor mask, Scalar value) => Aten.Call("masked_fill.Scalar", this, mask, value);
        public Tensor masked_fill_(Tensor mask, Scalar value) => Aten.InPlace("masked_fill_.Scalar", this, mask, value);
        public Tensor where(Tensor condition, Tensor y) => Aten.Call("where.self", condition, this, y);
        public Tensor fill_(Scalar value) => Aten.InPlace("fill_.Scalar", this, value);
        public Tensor zero_() => Aten.InPlace("zero_", this);
        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null) => Aten.InPlace("normal_", this, mean, std, generator);
        public Tensor uniform_(double from, double to, Generator? generator = null) => Aten.InPlace("uniform_", this, from, to, generator);
        public Tensor bernoulli(Generator? generator = null) => Aten.Call("bernoulli", this, generator);
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => Aten.InPlace("bernoulli_.float", this, p, generator);
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) => Aten.Call("multinomial", this, num_samples, replacement, generator);
    }
}
