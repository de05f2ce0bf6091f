using System.Runtime.CompilerServices;

// What a model file, an output schema and training-time rows need is internal in ML.NET; build/publicize.txt lists it.
[assembly: IgnoresAccessChecksTo("Microsoft.ML.Core")]

namespace System.Runtime.CompilerServices;

/// <summary>CoreCLR lets an assembly that carries this into the internals of the assembly it names.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class IgnoresAccessChecksToAttribute(string assemblyName) : Attribute
{
    /// <summary>The simple name of the assembly whose internals may be used.</summary>
    public string AssemblyName { get; } = assemblyName;
}
