using Microsoft.ML.Gan.Testing;

namespace Microsoft.ML.Gan;

[TestClass]
public class PublicApiTests
{
    [TestMethod]
    public void TheSurfaceIsTheApprovedOne() => PublicApi.AssertApproved(typeof(GanCatalog).Assembly);
}
