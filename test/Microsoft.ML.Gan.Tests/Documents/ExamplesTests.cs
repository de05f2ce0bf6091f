using System.Text.RegularExpressions;
using Microsoft.ML.Gan.Testing;

namespace Microsoft.ML.Gan.Documents;

/// <summary>All C# of the README and of docs/ is code that the other tests of this folder run, between two comments that mark it.</summary>
[TestClass]
public sealed partial class ExamplesTests
{
    // Fails if a word of an example is changed in the document alone or in the test alone, and if a document has C# that no test runs.
    [TestMethod]
    public void EveryExampleIsRunByATest()
    {
        string[] documents = [Path.Combine(Tree.Root, "README.md"), .. Directory.EnumerateFiles(Path.Combine(Tree.Root, "docs"), "*.md")];
        string[] written = [.. documents.SelectMany(file => Texts(Written(), file))];
        string[] run = [.. Tree.Files("test/Microsoft.ML.Gan.Tests/Documents").SelectMany(file => Texts(Run(), file))];
        Assert.IsNotEmpty(written);
        foreach (string example in written) Assert.Contains(example, run, $"No test runs this example:\n{example}");
        foreach (string example in run) Assert.Contains(example, written, $"No document has this example:\n{example}");
    }

    private static IEnumerable<string> Texts(Regex pattern, string file) =>
        pattern.Matches(File.ReadAllText(file)).Select(match => string.Join('\n', match.Groups[1].Value.Split('\n').Select(line => line.Trim())).Trim());

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Written();

    [GeneratedRegex(@"// example\n(.*?)// end of example", RegexOptions.Singleline)]
    private static partial Regex Run();
}
