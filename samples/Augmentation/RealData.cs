using System.Globalization;
using Samples;

namespace Augmentation;

/// <summary>A user's own data.</summary>
internal static class RealData
{
    /// <summary>A folder of two IDX files becomes an image problem, a text file with a header a vector problem of its columns of numbers.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="rareClass">The class to make rare; null for the first of the images, or the rarer of the rows.</param>
    /// <param name="kept">The share of it to keep.</param>
    /// <exception cref="InputException">There is no such data, or no such class in it.</exception>
    public static Problem Read(string path, string? rareClass, double kept)
    {
        Problem problem = Directory.Exists(path) ? Images(path, rareClass, kept)
            : File.Exists(path) ? Table(path, rareClass, kept)
            : throw new InputException($"There is no file or folder '{path}'. It is a folder with *-images-idx3-ubyte and *-labels-idx1-ubyte (or these with .gz), or a comma-separated text file whose last column is the label.");
        var labels = problem.Samples.Select(sample => sample.Label).Distinct().Order(StringComparer.Ordinal).ToList();
        if (labels.Count < 2) throw new InputException($"All rows of '{path}' are of class '{labels[0]}'; at least two classes are needed.");
        if (!labels.Contains(problem.RareClass)) throw new InputException($"There is no class '{problem.RareClass}' in '{path}'. The classes are: {string.Join(", ", labels)}.");
        return problem;
    }

    private static ImageProblem Images(string folder, string? rareClass, double kept)
    {
        var pictures = PictureSource.Idx(folder);
        return new ImageProblem(pictures.Rows)
        {
            Name = pictures.Name,
            RareClass = rareClass ?? pictures.Samples.Min(sample => sample.Label)!,
            Kept = kept,
            Samples = pictures.Samples,
        };
    }

    private static VectorProblem Table(string path, string? rareClass, double kept)
    {
        var lines = File.ReadLines(path).Where(line => line.Length > 0).Select(line => line.Split(',', StringSplitOptions.TrimEntries)).ToList();
        if (lines.Count < 2) throw new InputException($"'{path}' has {lines.Count} lines; there must be a header and rows.");
        int columns = lines[0].Length;
        if (lines.FindIndex(line => line.Length != columns) is var bad and >= 0) throw new InputException($"Line {bad + 1} of '{path}' has {lines[bad].Length} values; the header has {columns}.");

        var numbers = Enumerable.Range(0, columns - 1).Where(column => lines.Skip(1).All(line => IsNumber(line[column]))).ToArray();
        if (numbers.Length == 0) throw new InputException($"No column of '{path}' but the label holds numbers alone.");
        var samples = lines.Skip(1).Select(line => new LabelledSample([.. numbers.Select(column => float.Parse(line[column], CultureInfo.InvariantCulture))], line[^1])).ToList();
        return new VectorProblem
        {
            Name = Path.GetFileNameWithoutExtension(path),
            RareClass = rareClass ?? samples.GroupBy(sample => sample.Label).MinBy(group => group.Count())!.Key,
            Kept = kept,
            Samples = samples,
        };
    }

    private static bool IsNumber(string text) => float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && float.IsFinite(value);
}
