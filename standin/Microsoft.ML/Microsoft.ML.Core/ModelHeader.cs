// The first bytes of every Model.key: signatures, versions, and the class and assembly that read what follows.
using System.Text;

namespace Microsoft.ML;

internal sealed record ModelHeader(ulong ModelSignature, uint VerWritten, uint VerReadable, string LoaderSignature, string LoaderSignatureAlt, string LoaderAssemblyName)
{
    private static readonly byte[] s_magic = Encoding.ASCII.GetBytes("ML\0MODEL");

    public static ModelHeader Of(VersionInfo version)
        => new(version.ModelSignature, version.VerWrittenCur, version.VerReadableCur, version.LoaderSignature, version.LoaderSignatureAlt, version.LoaderAssemblyName);

    public void Write(BinaryWriter writer)
    {
        writer.Write(s_magic);
        writer.Write(ModelSignature);
        writer.Write(VerWritten);
        writer.Write(VerReadable);
        writer.Write(LoaderSignature);
        writer.Write(LoaderSignatureAlt);
        writer.Write(LoaderAssemblyName);
    }

    public static ModelHeader Read(BinaryReader reader)
    {
        if (!reader.ReadBytes(s_magic.Length).AsSpan().SequenceEqual(s_magic)) throw new FormatException("Wrong file type");
        return new(reader.ReadUInt64(), reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadString(), reader.ReadString(), reader.ReadString());
    }

    public void Check(VersionInfo version)
    {
        if (ModelSignature != version.ModelSignature) throw new FormatException("Unknown file type");
        if (VerReadable > VerWritten) throw new FormatException("Corrupt file header");
        if (VerReadable > version.VerWrittenCur) throw new FormatException("Cause: ML.NET Version too old: the file was written by a newer version");
        if (VerWritten < version.VerWeCanReadBack) throw new FormatException("Cause: the file was written by a version that is no longer read");
    }
}
