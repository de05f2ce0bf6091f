using System.Text.Json;
using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks;
using Microsoft.ML.Gan.Networks.Cnn;
using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Networks.ResNet;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Persistence;

[TestClass]
public class NetworkFamilyConverterTests
{
    public static IEnumerable<NetworkFamily> Families =>
        [new MlpFamily(3, 1), ResNetFamily.SnGan, ResNetFamily.SnGanLarge, ResNetFamily.WganGpLarge, CnnFamily.SnGan, DcganFamily.GanQp,
            new MinibatchDeviationFamily(new DcganFamily { UpMode = UpMode.Nearest }, 3), new PackedFamily(new MlpFamily(3, 1), 2), new OwnFamily(7) { Slope = 0.25 }, new PackedFamily(new OwnFamily(5), 2)];

    // Fails if a family of a program's own loses its settings, or one inside another.
    [TestMethod]
    public void A_family_comes_back_as_it_was()
    {
        foreach (var family in Families) Assert.AreEqual(family, Read(Write(family)), $"{family}");
    }

    [TestMethod]
    public void A_family_of_ones_own_is_written_with_its_type_and_without_a_version()
    {
        string json = Write(new OwnFamily(7));
        StringAssert.Contains(json, "\"type\":\"Microsoft.ML.Gan.Persistence.NetworkFamilyConverterTests\\u002BOwnFamily, Microsoft.ML.Gan.Core.Tests\"");
        StringAssert.Contains(json, "\"units\":7");
    }

    [TestMethod]
    [DataRow("Own.Missing, Microsoft.ML.Gan.Core.Tests", "'Own.Missing, Microsoft.ML.Gan.Core.Tests', which is not at hand")]
    [DataRow("Own.Networks, Own.Assembly", "'Own.Networks, Own.Assembly', which is not at hand")]
    [DataRow("no, type, at, all", "'no, type, at, all', which is not at hand")]
    [DataRow("Own[[Half, a name", "'Own[[Half, a name', which is not at hand")]
    public void A_type_that_is_not_at_hand_is_named(string type, string said) => Refused(type, said);

    // Fails if a file can have any type made that it names, or one that cannot be made.
    [TestMethod]
    public void Nothing_but_a_family_is_ever_made()
    {
        Refused(typeof(Trap).AssemblyQualifiedName!, "which is no NetworkFamily");
        Refused(typeof(NetworkFamily).AssemblyQualifiedName!, "which is no NetworkFamily");
        Assert.IsFalse(Trap.WasMade);
    }

    private static void Refused(string type, string said)
    {
        string own = JsonEncodedText.Encode("Microsoft.ML.Gan.Persistence.NetworkFamilyConverterTests+OwnFamily, Microsoft.ML.Gan.Core.Tests").Value;
        string json = Write(new OwnFamily(7));
        StringAssert.Contains(json, own);
        var error = Assert.ThrowsExactly<InvalidDataException>(() => Read(json.Replace(own, JsonEncodedText.Encode(type).Value, StringComparison.Ordinal)));
        StringAssert.Contains(error.Message, said);
    }

    private static string Write(NetworkFamily family) =>
        JsonSerializer.Serialize(new GanArchitecture(new VectorShape(2), 3, family, new Unconditional()), GanJson.Options);

    private static NetworkFamily Read(string json) => JsonSerializer.Deserialize<GanArchitecture>(json, GanJson.Options)!.Family;

    internal sealed record OwnFamily(int Units) : NetworkFamily
    {
        public double Slope { get; init; } = 0.2;

        public override bool CriticMixesSamples => false;

        public override bool ImagesOnly => false;

        public override GeneratorNetwork CreateGenerator(int inputSize, SampleShape shape, torch.Generator random) =>
            new MlpFamily(Units, 1).CreateGenerator(inputSize, shape, random);

        public override CriticBody CreateCritic(SampleShape shape, torch.Generator random) => new MlpFamily(Units, 1).CreateCritic(shape, random);
    }

    internal sealed class Trap
    {
        public Trap() => WasMade = true;

        public static bool WasMade { get; private set; }
    }
}
