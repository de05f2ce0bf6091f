// Calls ATen operators by schema: Call("name.overload", arguments...). Arguments left out take the schema's defaults.
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

internal static unsafe class Aten
{
    private const int StackWords = 64;
    private static readonly ConcurrentDictionary<string, nint> s_operators = new();

    internal static Tensor Call(string schema, params ReadOnlySpan<Arg> arguments)
    {
        Value result;
        Invoke(schema, arguments, &result, 1);
        return new Tensor((nint)result.Bits);
    }

    // An in-place operator hands back the tensor it changed: one owner is enough.
    internal static Tensor InPlace(string schema, params ReadOnlySpan<Arg> arguments)
    {
        Value result;
        Invoke(schema, arguments, &result, 1);
        Door.door_release((nint)result.Bits);
        return (Tensor)arguments[0].Reference!;
    }

    internal static (Tensor, Tensor) Pair(string schema, params ReadOnlySpan<Arg> arguments)
    {
        Value* results = stackalloc Value[2];
        Invoke(schema, arguments, results, 2);
        return (new Tensor((nint)results[0].Bits), new Tensor((nint)results[1].Bits));
    }

    internal static Tensor[] List(string schema, params ReadOnlySpan<Arg> arguments)
    {
        Value result;
        Invoke(schema, arguments, &result, 1);
        return Take(result);
    }

    internal static Scalar Number(string schema, params ReadOnlySpan<Arg> arguments)
    {
        Value result;
        Invoke(schema, arguments, &result, 1);
        return Scalar.From(result);
    }

    // Takes over a native array of owned handles.
    internal static Tensor[] Take(in Value handles)
    {
        var tensors = new Tensor[handles.Count];
        for (int k = 0; k < tensors.Length; k++) tensors[k] = new Tensor(((nint*)handles.Bits)[k]);
        Door.door_free((nint)handles.Bits);
        return tensors;
    }

    [SkipLocalsInit]
    private static void Invoke(string schema, ReadOnlySpan<Arg> arguments, Value* results, int capacity)
    {
        int needed = 0;
        foreach (ref readonly Arg argument in arguments) needed += argument.Words;
        Span<long> room = needed <= StackWords ? stackalloc long[StackWords] : new long[needed];
        Value* values = stackalloc Value[arguments.Length];
        fixed (long* start = room)
        {
            long* words = start;
            for (int k = 0; k < arguments.Length; k++) arguments[k].Write(ref values[k], ref words);
            Door.Check(Door.door_call(Operator(schema), values, arguments.Length, results, capacity));
        }
    }

    private static nint Operator(string schema) => s_operators.TryGetValue(schema, out nint op) ? op : s_operators.GetOrAdd(schema, Find);

    private static nint Find(string schema)
    {
        int dot = schema.IndexOf('.', StringComparison.Ordinal);
        Door.Check(Door.door_operator("aten::" + (dot < 0 ? schema : schema[..dot]), dot < 0 ? "" : schema[(dot + 1)..], out nint op));
        return op;
    }
}
