using System.Globalization;
using Microsoft.ML.Gan.Testing;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Peers;

/// <summary>A folder of numbers for a script of test/peers, which prints "NAME VALUE" for each of its results.</summary>
internal sealed class PeerFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gan-peers-");

    /// <summary>Writes float64 values, row-major.</summary>
    public void Write(string name, Tensor values) => File.WriteAllBytes(Path.Combine(folder.FullName, $"{name}.f64"), values.contiguous().bytes.ToArray());

    /// <summary>Runs a script with the folder and further arguments.</summary>
    public Dictionary<string, double> Run(string script, params string[] arguments) => PythonPeer.Run(script, [folder.FullName, .. arguments])
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))
        .ToDictionary(fields => fields[0], fields => double.Parse(fields[1], CultureInfo.InvariantCulture));

    public void Dispose() => folder.Delete(recursive: true);
}
