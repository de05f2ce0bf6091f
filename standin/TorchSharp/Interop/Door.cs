// The C ABI of native/door.cpp. Handles are owned references; null is an undefined tensor.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

internal static unsafe partial class Door
{
    private const string Lib = DoorLibrary.Name;

    static Door() => NativeLibrary.SetDllImportResolver(typeof(Door).Assembly, DoorLibrary.Resolve);

    [LibraryImport(Lib)] internal static partial byte* door_error();
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)] internal static partial void door_set_error(string text);
    [LibraryImport(Lib)] internal static partial void door_free(nint handles);

    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)] internal static partial long door_operator(string name, string overload, out nint result);
    [LibraryImport(Lib)] internal static partial long door_call(nint op, Value* arguments, long count, Value* results, long capacity);

    [LibraryImport(Lib), SuppressGCTransition] internal static partial void door_retain(nint tensor);
    [LibraryImport(Lib)] internal static partial void door_release(nint tensor);
    [LibraryImport(Lib), SuppressGCTransition] internal static partial long door_dtype(nint tensor);
    [LibraryImport(Lib), SuppressGCTransition] internal static partial long door_numel(nint tensor);
    [LibraryImport(Lib), SuppressGCTransition] internal static partial long door_sizes(nint tensor, out long* sizes);
    [LibraryImport(Lib), SuppressGCTransition] internal static partial long door_strides(nint tensor, out long* strides);
    [LibraryImport(Lib), SuppressGCTransition] internal static partial long door_device(nint tensor, out long index);
    [LibraryImport(Lib), SuppressGCTransition] internal static partial long door_is_contiguous(nint tensor);
    [LibraryImport(Lib)] internal static partial long door_data(nint tensor, out nint data);

    [LibraryImport(Lib)] internal static partial long door_requires_grad(nint tensor);
    [LibraryImport(Lib)] internal static partial long door_set_requires_grad(nint tensor, long on);
    [LibraryImport(Lib)] internal static partial nint door_grad(nint tensor);
    [LibraryImport(Lib)] internal static partial long door_set_grad(nint tensor, nint grad);
    [LibraryImport(Lib)] internal static partial long door_grad_mode();
    [LibraryImport(Lib)] internal static partial void door_set_grad_mode(long on);
    [LibraryImport(Lib)] internal static partial long door_backward(in Value tensors, in Value gradients, long retainGraph, long createGraph, in Value inputs);
    [LibraryImport(Lib)] internal static partial long door_gradients(in Value outputs, in Value inputs, in Value gradients, long retainGraph, long createGraph, long allowUnused, out Value results);
    [LibraryImport(Lib)] internal static partial long door_apply(nint owner, Callbacks* callbacks, in Value inputs, out Value results);
    [LibraryImport(Lib)] internal static partial void door_add(nint list, nint tensor);
    [LibraryImport(Lib)] internal static partial void door_context_save(nint context, in Value tensors);
    [LibraryImport(Lib)] internal static partial long door_context_saved(nint context, out Value results);

    [LibraryImport(Lib)] internal static partial long door_generator_default(long deviceType, long deviceIndex, out nint result);
    [LibraryImport(Lib)] internal static partial long door_generator_new(long deviceType, long deviceIndex, out nint result);
    [LibraryImport(Lib)] internal static partial void door_generator_release(nint generator);
    [LibraryImport(Lib)] internal static partial long door_generator_set_seed(nint generator, ulong seed);
    [LibraryImport(Lib)] internal static partial long door_generator_state(nint generator, out nint state);
    [LibraryImport(Lib)] internal static partial long door_generator_set_state(nint generator, nint state);
    [LibraryImport(Lib)] internal static partial long door_manual_seed(ulong seed);

    [LibraryImport(Lib)] internal static partial long door_threads();
    [LibraryImport(Lib)] internal static partial long door_set_threads(long count);
    [LibraryImport(Lib)] internal static partial long door_cuda_devices();

    // Turns the -1 of a failed call into the exception that the official package throws for a native error.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long Check(long result) => result >= 0 ? result : throw Error();

    private static ExternalException Error() => new(Marshal.PtrToStringUTF8((nint)door_error()));
}

// The native half of an argument or a result; see Value in door.cpp.
[StructLayout(LayoutKind.Sequential)]
internal struct Value
{
    internal Tag Tag;
    internal long Bits;
    internal long Count;
}

internal enum Tag : long { Default, None, Int, Double, Bool, Tensor, Ints, Doubles, Tensors, OptionalTensors, String, Device, Rng }

internal unsafe struct Callbacks
{
    internal delegate* unmanaged<nint, nint, nint, int> Forward;
    internal delegate* unmanaged<nint, nint, nint*, long, nint, int> Backward;
    internal delegate* unmanaged<nint, void> Release;
}
