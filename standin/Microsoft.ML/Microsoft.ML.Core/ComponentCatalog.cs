// The loadable classes of all registered assemblies, by signature and name.
using System.Reflection;

namespace Microsoft.ML.Runtime;

public sealed class ComponentCatalog
{
    private const BindingFlags AnyAccess = BindingFlags.Public | BindingFlags.NonPublic;
    private static readonly Type[] s_loadArguments = [typeof(IHostEnvironment), typeof(ModelLoadContext)];
    private readonly Lock _lock = new();
    private readonly HashSet<string> _registered = [];
    private readonly Dictionary<(Type Signature, string Name), LoadableClassAttributeBase> _classes = [];

    internal ComponentCatalog() { }

    public void RegisterAssembly(Assembly assembly, bool throwOnError = true)
    {
        lock (_lock)
        {
            if (!_registered.Add(assembly.FullName!)) return;
            foreach (var loadable in assembly.GetCustomAttributes<LoadableClassAttributeBase>())
                foreach (string name in loadable.LoadNames)
                    if (!_classes.TryAdd((loadable.SigType, name.ToUpperInvariant()), loadable) && throwOnError)
                        throw new InvalidOperationException($"Duplicate loadable class name '{name}' in {assembly.GetName().Name}");
        }
    }

    /// Creates the class registered under the name from a model file; null where there is none.
    internal object? CreateFromModel<TSignature>(string name, IHostEnvironment env, ModelLoadContext ctx)
    {
        LoadableClassAttributeBase? found;
        lock (_lock) found = _classes.GetValueOrDefault((typeof(TSignature), name.ToUpperInvariant()));
        if (found == null) return null;
        try
        {
            if (found.LoaderType.GetConstructor(AnyAccess | BindingFlags.Instance, s_loadArguments) is { } constructor && found.LoaderType == found.InstanceType)
                return constructor.Invoke([env, ctx]);
            MethodInfo create = found.LoaderType.GetMethod("Create", AnyAccess | BindingFlags.Static, s_loadArguments)
                ?? throw new InvalidOperationException($"Can't find a constructor or a static Create(IHostEnvironment, ModelLoadContext) in {found.LoaderType}");
            return create.Invoke(null, [env, ctx]);
        }
        catch (TargetInvocationException e) when (e.InnerException != null)
        {
            throw new InvalidOperationException($"Error during class instantiation of '{name}': {e.InnerException.Message}", e.InnerException);
        }
    }
}
