namespace Microsoft.ML.Gan.Testing;

/// <summary>The files of this repository, build output left out.</summary>
internal static class Tree
{
    private static readonly string[] CodeExtensions = [".cs", ".cpp", ".h", ".py"];

    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    public static IEnumerable<string> Code(params string[] folders) =>
        folders.SelectMany(Files).Where(file => CodeExtensions.Contains(Path.GetExtension(file)));

    public static int CodeLines(string folder) => Code(folder).Sum(file => File.ReadLines(file).Count());

    public static void AssertNone(IEnumerable<string> files, string rule)
    {
        var found = files.Select(file => Path.GetRelativePath(Root, file)).Order(StringComparer.Ordinal).ToList();
        Assert.IsEmpty(found, $"{rule}: {string.Join(", ", found)}");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Microsoft.ML.Gan.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No Microsoft.ML.Gan.sln above {AppContext.BaseDirectory}.");
    }
}
