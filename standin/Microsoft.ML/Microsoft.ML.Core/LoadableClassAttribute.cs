// Says which class of an assembly can be created under which names: how a model file finds the code that reads it.
namespace Microsoft.ML;

internal abstract class LoadableClassAttributeBase : Attribute
{
    private protected LoadableClassAttributeBase(Type instType, Type loaderType, Type? argType, Type sigType, string userName, string[] loadNames)
    {
        InstanceType = instType;
        LoaderType = loaderType;
        ArgType = argType;
        SigType = sigType;
        UserName = userName;
        LoadNames = loadNames;
    }

    internal Type InstanceType { get; }
    internal Type LoaderType { get; }
    internal Type? ArgType { get; }
    internal Type SigType { get; }
    internal string UserName { get; }
    internal IReadOnlyList<string> LoadNames { get; }
}

[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class LoadableClassAttribute : LoadableClassAttributeBase
{
    public LoadableClassAttribute(Type instType, Type? argType, Type sigType, string userName, params string[] loadNames)
        : base(instType, instType, argType, sigType, userName, loadNames) { }

    public LoadableClassAttribute(Type instType, Type loaderType, Type? argType, Type sigType, string userName, params string[] loadNames)
        : base(instType, loaderType, argType, sigType, userName, loadNames) { }
}

/// The signature under which classes that read themselves from a model file are registered.
internal delegate void SignatureLoadModel(ModelLoadContext ctx);
