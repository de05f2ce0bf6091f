// Who wrote a model and which versions can read it.
using System.Globalization;
using System.Text;

namespace Microsoft.ML;

internal readonly struct VersionInfo
{
    public readonly ulong ModelSignature;
    public readonly uint VerWrittenCur;
    public readonly uint VerReadableCur;
    public readonly uint VerWeCanReadBack;
    public readonly string LoaderAssemblyName;
    public readonly string LoaderSignature;
    public readonly string LoaderSignatureAlt;

    public VersionInfo(string modelSignature, uint verWrittenCur, uint verReadableCur, uint verWeCanReadBack,
        string loaderAssemblyName, string? loaderSignature = null, string? loaderSignatureAlt = null)
    {
        if (modelSignature is not { Length: 8 } || modelSignature.Any(c => c > 0xFF))
            throw new ArgumentOutOfRangeException(nameof(modelSignature), "Model signature must be eight one-byte characters");
        if (verWrittenCur < verReadableCur || verReadableCur < verWeCanReadBack)
            throw new ArgumentOutOfRangeException(nameof(verReadableCur), "Versions must descend: written, readable, readable back");
        CheckLoaderSignature(loaderSignature, nameof(loaderSignature));
        CheckLoaderSignature(loaderSignatureAlt, nameof(loaderSignatureAlt));
        ModelSignature = BitConverter.ToUInt64(Encoding.Latin1.GetBytes(modelSignature));
        VerWrittenCur = verWrittenCur;
        VerReadableCur = verReadableCur;
        VerWeCanReadBack = verWeCanReadBack;
        LoaderAssemblyName = loaderAssemblyName;
        LoaderSignature = loaderSignature ?? "";
        LoaderSignatureAlt = loaderSignatureAlt ?? "";
    }

    private static void CheckLoaderSignature(string? signature, string parameter)
    {
        if (signature is { Length: > 24 } || signature?.Any(c => c is < (char)1 or > (char)127) == true)
            throw new ArgumentOutOfRangeException(parameter, string.Create(CultureInfo.InvariantCulture, $"Loader signature '{signature}' must be at most 24 ASCII characters"));
    }
}
