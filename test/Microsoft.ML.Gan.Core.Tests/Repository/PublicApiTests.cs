using System.Reflection;
using Microsoft.ML.Gan.Testing;

namespace Microsoft.ML.Gan.Repository;

[TestClass]
public class PublicApiTests
{
    [TestMethod]
    public void TheSurfaceOfCoreIsTheApprovedOne() => PublicApi.AssertApproved(Assembly.Load("Microsoft.ML.Gan.Core"));
}
