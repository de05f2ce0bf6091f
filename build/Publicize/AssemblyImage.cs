using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Publicize;

/// <summary>The bytes of an assembly and where, among them, the visibility of each type and method is.</summary>
internal sealed class AssemblyImage
{
    private readonly Dictionary<string, (int Offset, ushort Mask, ushort Public)> _visibilities = new(StringComparer.Ordinal);

    public AssemblyImage(byte[] bytes)
    {
        Bytes = bytes;
        using var image = new PEReader(ImmutableArray.Create(bytes));
        MetadataReader metadata = image.GetMetadataReader();
        foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions) Add(metadata, image.PEHeaders.MetadataStartOffset, handle);
    }

    public byte[] Bytes { get; }

    /// <summary>Makes the named type or member public; false where there is none of that name and signature.</summary>
    public bool TryMakePublic(string name)
    {
        if (!_visibilities.TryGetValue(name, out var at)) return false;
        ushort flags = BitConverter.ToUInt16(Bytes, at.Offset);
        BitConverter.TryWriteBytes(Bytes.AsSpan(at.Offset), (ushort)(flags & ~at.Mask | at.Public));
        return true;
    }

    private void Add(MetadataReader metadata, int start, TypeDefinitionHandle handle)
    {
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        string name = SignatureNames.Of(metadata, handle);
        // ECMA-335 II.22.37: a TypeDef row begins with its four bytes of flags.
        ushort visible = (ushort)(type.IsNested ? TypeAttributes.NestedPublic : TypeAttributes.Public);
        _visibilities[$"T:{name}"] = (start + RowOffset(metadata, TableIndex.TypeDef, handle), (ushort)TypeAttributes.VisibilityMask, visible);
        foreach (MethodDefinitionHandle methodHandle in type.GetMethods())
        {
            MethodDefinition method = metadata.GetMethodDefinition(methodHandle);
            string methodName = metadata.GetString(method.Name) is ".ctor" ? "#ctor" : metadata.GetString(method.Name);
            string parameters = string.Join(", ", method.DecodeSignature(SignatureNames.Instance, null).ParameterTypes);
            // ECMA-335 II.22.26: a MethodDef row has RVA (4 bytes), ImplFlags (2 bytes) and then its flags.
            _visibilities[$"M:{name}.{methodName}({parameters})"] =
                (start + RowOffset(metadata, TableIndex.MethodDef, methodHandle) + 6, (ushort)MethodAttributes.MemberAccessMask, (ushort)MethodAttributes.Public);
        }
    }

    private static int RowOffset(MetadataReader metadata, TableIndex table, EntityHandle handle)
        => metadata.GetTableMetadataOffset(table) + (MetadataTokens.GetRowNumber(handle) - 1) * metadata.GetTableRowSize(table);
}
