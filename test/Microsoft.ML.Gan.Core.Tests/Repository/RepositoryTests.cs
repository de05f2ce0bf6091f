using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.ML.Gan.Testing;

namespace Microsoft.ML.Gan.Repository;

/// <summary>Rules about the tree itself that no compiler checks.</summary>
[TestClass]
public partial class RepositoryTests
{
    private const int LongestFile = 300;

    [TestMethod]
    public void SourcesDoNotKnowTheStandins()
    {
        var mentions = Tree.Files("src").Where(file => Standin().IsMatch(File.ReadAllText(file)));
        Tree.AssertNone(mentions, "src/ is written against the official packages and must not mention the stand-ins");
    }

    [TestMethod]
    public void StandinsAreTheSmallerHouse()
    {
        int standin = Tree.CodeLines("standin"), own = Tree.CodeLines("src") + Tree.CodeLines("test");
        Assert.IsLessThan(own, standin, $"standin/ has {standin} lines of code, src/ and test/ together {own}.");
    }

    [TestMethod]
    public void FilesAreShort()
    {
        var tooLong = Tree.Code("src", "test", "samples", "standin").Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && File.ReadLines(file).Count() > LongestFile);
        Tree.AssertNone(tooLong, $"No C# file has more than {LongestFile} lines");
    }

    [TestMethod]
    public void CodeHasNoRegions()
    {
        var regions = Tree.Code("src", "test", "samples", "standin").Where(file => File.ReadLines(file).Any(line => line.TrimStart().StartsWith("#" + "region", StringComparison.Ordinal)));
        Tree.AssertNone(regions, "A file that needs regions is two files");
    }

    [TestMethod]
    public void CoreKnowsNoMlNet()
    {
        var references = Assembly.Load("Microsoft.ML.Gan.Core").GetReferencedAssemblies().Select(name => name.Name!);
        Assert.IsEmpty(references.Where(name => name.StartsWith("Microsoft.ML", StringComparison.Ordinal)), "Core depends on TorchSharp alone.");
    }

    [GeneratedRegex(@"\bstand-?ins?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Standin();
}
