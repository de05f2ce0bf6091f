// The one door between the stand-in's C# and libtorch: a C ABI that calls any ATen operator through the
// dispatcher, and beside it only what is no operator. Compiled at build time against the machine's libtorch
// (1.13 to 2.11). Exceptions never leave this file: a call that fails returns -1 and door_error() says why.
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/core/Generator.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/grad_mode.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/version.h>

#define DOOR extern "C" __attribute__((visibility("default")))

namespace {

#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 5)
template <class T> using Optional = std::optional<T>;
#else
template <class T> using Optional = c10::optional<T>;
#endif

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;
using Handle = at::TensorImpl*;  // one owned reference, or null for an undefined tensor

enum Tag : int64_t { Default, None, Int, Double, Bool, Tensor, Ints, Doubles, Tensors, OptionalTensors, String, Device, Rng };

// One argument or result: a tag, a number or a pointer, and a count where the pointer is an array.
struct Value {
  int64_t tag;
  union { int64_t i; double d; void* p; };
  int64_t n;
};

thread_local std::string last_error;

template <class F>
int64_t guarded(F&& body) {
  try {
    return body();
  } catch (const c10::Error& e) {
    last_error = e.what_without_backtrace();
  } catch (const std::exception& e) {
    last_error = e.what();
  } catch (...) {
    last_error = "unknown native exception";
  }
  return -1;
}

at::Tensor borrow(void* handle) {
  if (handle == nullptr) return {};
  return at::Tensor(c10::intrusive_ptr<at::TensorImpl, c10::UndefinedTensorImpl>::reclaim_copy(static_cast<Handle>(handle)));
}

Handle give(at::Tensor tensor) { return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr; }

variable_list borrow_all(void* handles, int64_t count) {
  variable_list tensors;
  tensors.reserve(count);
  for (int64_t k = 0; k < count; k++) tensors.push_back(borrow(static_cast<void**>(handles)[k]));
  return tensors;
}

template <class Tensors>
Value give_all(Tensors&& tensors) {
  auto* handles = new Handle[tensors.size()];
  for (size_t k = 0; k < tensors.size(); k++) handles[k] = give(tensors[k]);
  Value value{Tag::Tensors, {}, static_cast<int64_t>(tensors.size())};
  value.p = handles;
  return value;
}

c10::Device device(int64_t type, int64_t index) {
  return c10::Device(static_cast<c10::DeviceType>(type), static_cast<c10::DeviceIndex>(index));
}

at::Generator generator(void* handle) {
  return at::Generator(c10::intrusive_ptr<c10::GeneratorImpl>::reclaim_copy(static_cast<c10::GeneratorImpl*>(handle)));
}

template <class T>
c10::List<T> list(const Value& v) {
  auto* items = static_cast<const T*>(v.p);
  c10::List<T> result;
  result.reserve(v.n);
  for (int64_t k = 0; k < v.n; k++) result.push_back(items[k]);
  return result;
}

c10::IValue to_ivalue(const Value& v, const c10::Argument& argument) {
  switch (static_cast<Tag>(v.tag)) {
    case Tag::Default: return argument.default_value() ? *argument.default_value() : c10::IValue();
    case Tag::None: return {};
    case Tag::Int: return v.i;
    case Tag::Double: return v.d;
    case Tag::Bool: return v.i != 0;
    case Tag::Tensor: return borrow(v.p);
    case Tag::Ints: return c10::IValue(at::IntArrayRef(static_cast<const int64_t*>(v.p), v.n));
    case Tag::Doubles: return list<double>(v);
    case Tag::Tensors: return c10::List<at::Tensor>(borrow_all(v.p, v.n));
    case Tag::OptionalTensors: {
      c10::List<Optional<at::Tensor>> result;
      for (auto& tensor : borrow_all(v.p, v.n)) result.push_back(tensor.defined() ? Optional<at::Tensor>(tensor) : Optional<at::Tensor>());
      return result;
    }
    case Tag::String: return std::string(static_cast<const char*>(v.p), v.n);
    case Tag::Device: return device(v.i, v.n);
    case Tag::Rng: return generator(v.p);
  }
  throw std::invalid_argument("unknown argument tag");
}

Value to_value(c10::IValue&& v) {
  Value value{Tag::None, {}, 0};
  if (v.isTensor()) { value.tag = Tag::Tensor; value.p = give(std::move(v).toTensor()); }
  else if (v.isTensorList()) value = give_all(v.toTensorVector());
  else if (v.isBool()) { value.tag = Tag::Bool; value.i = v.toBool(); }
  else if (v.isInt()) { value.tag = Tag::Int; value.i = v.toInt(); }
  else if (v.isDouble()) { value.tag = Tag::Double; value.d = v.toDouble(); }
  else if (!v.isNone()) throw std::invalid_argument("an operator returned a " + v.tagKind() + ", which the door does not carry");
  return value;
}

// What C# implements of a custom autograd function. The results are added to the list with door_add.
struct Callbacks {
  int32_t (*forward)(void* owner, AutogradContext* context, variable_list* results);
  int32_t (*backward)(void* owner, AutogradContext* context, Handle* gradients, int64_t count, variable_list* results);
  void (*release)(void* owner);
};

// The C# half of a custom function, kept alive by the autograd node and released with it.
struct Owner : torch::CustomClassHolder {
  Owner(void* owner, const Callbacks* callbacks) : owner(owner), callbacks(callbacks) {}
  ~Owner() override { callbacks->release(owner); }
  void* owner;
  const Callbacks* callbacks;
};

struct ManagedFunction : torch::autograd::Function<ManagedFunction> {
  static variable_list forward(AutogradContext* context, at::TensorList inputs, c10::intrusive_ptr<Owner> owner) {
    context->saved_data["owner"] = c10::IValue::make_capsule(owner);
    variable_list results;
    if (owner->callbacks->forward(owner->owner, context, &results) != 0) throw std::runtime_error(last_error);
    return results;
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    auto owner = c10::static_intrusive_pointer_cast<Owner>(context->saved_data["owner"].toCapsule());
    std::vector<Handle> handles;
    for (auto& gradient : gradients) handles.push_back(gradient.defined() ? gradient.unsafeGetTensorImpl() : nullptr);
    variable_list results;
    if (owner->callbacks->backward(owner->owner, context, handles.data(), static_cast<int64_t>(handles.size()), &results) != 0)
      throw std::runtime_error(last_error);
    results.emplace_back();  // the owner argument has no gradient
    return results;
  }
};

// The query for the number of GPUs was renamed between libtorch 1.13 and 2.
template <class Hooks>
auto gpus(const Hooks& hooks, int) -> decltype(static_cast<int64_t>(hooks.deviceCount())) { return hooks.deviceCount(); }
template <class Hooks>
auto gpus(const Hooks& hooks, long) -> decltype(static_cast<int64_t>(hooks.getNumGPUs())) { return hooks.getNumGPUs(); }

}  // namespace

DOOR const char* door_error() { return last_error.c_str(); }
DOOR void door_set_error(const char* text) { last_error = text; }
DOOR void door_free(void* handles) { delete[] static_cast<Handle*>(handles); }

// --- operators

DOOR int64_t door_operator(const char* name, const char* overload, void** result) {
  return guarded([&] {
    *result = new c10::OperatorHandle(c10::Dispatcher::singleton().findSchemaOrThrow(name, overload));
    return 0;
  });
}

// Calls an operator with the first `count` arguments of its schema, the rest at their defaults; returns the number of results.
DOOR int64_t door_call(const c10::OperatorHandle* op, const Value* arguments, int64_t count, Value* results, int64_t capacity) {
  return guarded([&]() -> int64_t {
    const auto& parameters = op->schema().arguments();
    if (count > static_cast<int64_t>(parameters.size())) throw std::invalid_argument("too many arguments for " + op->schema().name());
    const Value missing{Tag::Default, {}, 0};
    c10::Stack stack;
    stack.reserve(parameters.size());
    for (size_t k = 0; k < parameters.size(); k++)
      stack.push_back(to_ivalue(static_cast<int64_t>(k) < count ? arguments[k] : missing, parameters[k]));
    op->callBoxed(&stack);
    auto size = static_cast<int64_t>(stack.size());
    if (size > capacity) throw std::invalid_argument("too many results from " + op->schema().name());
    for (int64_t k = 0; k < size; k++) results[k] = to_value(std::move(stack[k]));
    return size;
  });
}

// --- tensors

DOOR void door_retain(Handle tensor) { c10::raw::intrusive_ptr::incref(tensor); }
DOOR void door_release(Handle tensor) { c10::raw::intrusive_ptr::decref(tensor); }
DOOR int64_t door_dtype(Handle tensor) { return static_cast<int64_t>(c10::typeMetaToScalarType(tensor->dtype())); }
DOOR int64_t door_numel(Handle tensor) { return tensor->numel(); }
DOOR int64_t door_sizes(Handle tensor, const int64_t** sizes) { *sizes = tensor->sizes().data(); return tensor->dim(); }
DOOR int64_t door_strides(Handle tensor, const int64_t** strides) { *strides = tensor->strides().data(); return tensor->dim(); }
DOOR int64_t door_device(Handle tensor, int64_t* index) { *index = tensor->device().index(); return static_cast<int64_t>(tensor->device().type()); }
DOOR int64_t door_is_contiguous(Handle tensor) { return tensor->is_contiguous(); }
DOOR int64_t door_data(Handle tensor, void** data) { return guarded([&] { *data = borrow(tensor).data_ptr(); return 0; }); }

// --- autograd

DOOR int64_t door_requires_grad(Handle tensor) { return tensor->requires_grad(); }
DOOR int64_t door_set_requires_grad(Handle tensor, int64_t on) { return guarded([&] { borrow(tensor).set_requires_grad(on != 0); return 0; }); }
DOOR Handle door_grad(Handle tensor) { return give(borrow(tensor).grad()); }
DOOR int64_t door_set_grad(Handle tensor, Handle grad) { return guarded([&] { borrow(tensor).mutable_grad() = borrow(grad); return 0; }); }
DOOR int64_t door_grad_mode() { return c10::GradMode::is_enabled(); }
DOOR void door_set_grad_mode(int64_t on) { c10::GradMode::set_enabled(on != 0); }

DOOR int64_t door_backward(const Value* tensors, const Value* gradients, int64_t retain_graph, int64_t create_graph, const Value* inputs) {
  return guarded([&] {
    torch::autograd::backward(borrow_all(tensors->p, tensors->n), borrow_all(gradients->p, gradients->n), retain_graph != 0,
                              create_graph != 0, borrow_all(inputs->p, inputs->n));
    return 0;
  });
}

DOOR int64_t door_gradients(const Value* outputs, const Value* inputs, const Value* gradients, int64_t retain_graph, int64_t create_graph,
                            int64_t allow_unused, Value* results) {
  return guarded([&] {
    *results = give_all(torch::autograd::grad(borrow_all(outputs->p, outputs->n), borrow_all(inputs->p, inputs->n),
                                              borrow_all(gradients->p, gradients->n), retain_graph != 0, create_graph != 0,
                                              allow_unused != 0));
    return 0;
  });
}

DOOR int64_t door_apply(void* owner, const Callbacks* callbacks, const Value* inputs, Value* results) {
  auto shared = c10::make_intrusive<Owner>(owner, callbacks);
  return guarded([&] {
    auto tensors = borrow_all(inputs->p, inputs->n);
    *results = give_all(ManagedFunction::apply(at::TensorList(tensors), shared));
    return 0;
  });
}

DOOR void door_add(variable_list* list, Handle tensor) { list->push_back(borrow(tensor)); }
DOOR void door_context_save(AutogradContext* context, const Value* tensors) { context->save_for_backward(borrow_all(tensors->p, tensors->n)); }
DOOR int64_t door_context_saved(AutogradContext* context, Value* results) { return guarded([&] { *results = give_all(context->get_saved_variables()); return 0; }); }

// --- random numbers

DOOR int64_t door_generator_default(int64_t type, int64_t index, void** result) {
  return guarded([&] {
    at::Generator rng = at::globalContext().defaultGenerator(device(type, index));
    *result = rng.unsafeGetGeneratorImpl();
    c10::raw::intrusive_ptr::incref(rng.unsafeGetGeneratorImpl());
    return 0;
  });
}
DOOR int64_t door_generator_new(int64_t type, int64_t index, void** result) { return guarded([&] { *result = at::globalContext().defaultGenerator(device(type, index)).clone().unsafeReleaseGeneratorImpl(); return 0; }); }
DOOR void door_generator_release(c10::GeneratorImpl* rng) { c10::raw::intrusive_ptr::decref(rng); }
DOOR int64_t door_generator_set_seed(void* rng, uint64_t seed) { return guarded([&] { generator(rng).set_current_seed(seed); return 0; }); }
DOOR int64_t door_generator_state(void* rng, void** state) { return guarded([&] { *state = give(generator(rng).get_state()); return 0; }); }
DOOR int64_t door_generator_set_state(void* rng, Handle state) { return guarded([&] { generator(rng).set_state(borrow(state)); return 0; }); }
DOOR int64_t door_manual_seed(uint64_t seed) { return guarded([&] { at::manual_seed(seed); return 0; }); }

// --- threads and devices

DOOR int64_t door_threads() { return at::get_num_threads(); }
DOOR int64_t door_set_threads(int64_t count) { return guarded([&] { at::set_num_threads(static_cast<int>(count)); return 0; }); }
DOOR int64_t door_cuda_devices() { return guarded([] { return at::globalContext().hasCUDA() ? gpus(at::detail::getCUDAHooks(), 0) : 0; }); }

#ifdef DOOR_GEMM
// Debian's libtorch multiplies matrices with the reference BLAS at 2 to 4 GFLOP/s, although it depends on oneDNN. Defined
// here, in the library that brings libtorch into the process, this sgemm_ is found before libblas.so.3's. BLAS counts
// columns first and oneDNN rows first, so C = op(A) op(B) becomes C' = op(B)' op(A)'.
extern "C" int dnnl_sgemm(char, char, int64_t, int64_t, int64_t, float, const float*, int64_t, const float*, int64_t, float, float*, int64_t);

DOOR void sgemm_(const char* transa, const char* transb, const int* m, const int* n, const int* k, const float* alpha, const float* a, const int* lda,
                 const float* b, const int* ldb, const float* beta, float* c, const int* ldc) {
  if (*k == 0) {  // oneDNN leaves C alone where BLAS scales it
    for (int64_t j = 0; j < *n; j++)
      for (int64_t i = 0; i < *m; i++) c[i + j * *ldc] = *beta == 0 ? 0 : *beta * c[i + j * *ldc];
    return;
  }
  auto letter = [](const char* trans) { return *trans == 'N' || *trans == 'n' ? 'N' : 'T'; };
  int status = dnnl_sgemm(letter(transb), letter(transa), *n, *m, *k, *alpha, b, *ldb, a, *lda, *beta, c, *ldc);
  if (status != 0) throw std::runtime_error("dnnl_sgemm failed with status " + std::to_string(status));
}
#endif
