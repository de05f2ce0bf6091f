using Samples;

namespace Quickstart.Tests;

[TestClass]
public sealed class OutputFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void A_file_appears_whole_or_not_at_all()
    {
        using var output = new OutputFolder(folder["out"]);
        output.Write("a.txt", file => File.WriteAllText(file, "old"));
        Assert.ThrowsExactly<InvalidOperationException>(() => output.Write("a.txt", file =>
        {
            File.WriteAllText(file, "half of the n");
            throw new InvalidOperationException();
        }));
        Assert.AreEqual("old", File.ReadAllText(output["a.txt"]));
        CollectionAssert.AreEqual(new[] { "out", "out/a.txt" }, folder.Files);
    }

    // Fails with a fixed name for the file that is tried, or for one that is not complete.
    [TestMethod]
    public void Files_of_the_user_stay_as_they_are()
    {
        Directory.CreateDirectory(folder["out"]);
        string[] own = [".probe", ".partial-a.txt", ".second.png"];
        foreach (string name in own) File.WriteAllText(folder[$"out/{name}"], name);
        using var output = new OutputFolder(folder["out"]);
        output.Write("a.txt", file => File.WriteAllText(file, "new"));
        output.Use(".png", file => File.WriteAllText(file, "new"));
        foreach (string name in own) Assert.AreEqual(name, File.ReadAllText(output[name]));
        Assert.HasCount(own.Length + 1, Directory.GetFiles(folder["out"]));
    }

    [TestMethod]
    public void A_folder_made_for_nothing_is_removed_and_one_that_was_there_stays()
    {
        new OutputFolder(folder["new"]).Dispose();
        Directory.CreateDirectory(folder["old"]);
        new OutputFolder(folder["old"]).Dispose();
        CollectionAssert.AreEqual(new[] { "old" }, folder.Files);
    }

    [TestMethod]
    public void A_folder_that_cannot_be_written_to_is_found_at_once()
    {
        folder.Garbage("file");
        foreach (string path in new[] { folder["file"], folder["file/below"], "/proc/nowhere" })
        {
            var error = Assert.ThrowsExactly<InputException>(() => new OutputFolder(path));
            StringAssert.StartsWith(error.Message, $"Nothing can be written to the output folder '{path}': ");
        }
    }
}
