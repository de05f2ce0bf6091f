using Microsoft.ML.Gan.Networks.Conditioning;
using Microsoft.ML.Gan.Networks.Dcgan;
using Microsoft.ML.Gan.Networks.Mlp;
using Microsoft.ML.Gan.Networks.ResNet;

namespace Microsoft.ML.Gan.Networks;

[TestClass]
public class RequireTests
{
    // Fails if a size reaches libtorch unchecked, which says "negative dimension" long after.
    [TestMethod]
    public void A_size_below_one_is_refused_where_it_is_stated()
    {
        Action[] wrong =
        [
            () => new MlpFamily(Units: 0), () => new MlpFamily(Layers: 0), () => new DcganFamily(Channels: 0), () => new DcganFamily(MaxChannels: -1),
            () => new ResNetFamily(Channels: 0), () => new PackedFamily(new MlpFamily(), Samples: 0), () => new Concatenation(ClassCount: 0),
        ];
        string[] names = [.. wrong.Select(make => Assert.ThrowsExactly<ArgumentOutOfRangeException>(make).ParamName!)];
        CollectionAssert.AreEqual(new[] { "Units", "Layers", "Channels", "MaxChannels", "Channels", "Samples", "ClassCount" }, names);
    }
}
