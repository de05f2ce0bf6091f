using System.Xml.Linq;
using Microsoft.ML.Data;
using Samples;

namespace ContactSheet;

/// <summary>Named grids of pictures on one page, as an SVG file that needs no other.</summary>
internal sealed class Sheet
{
    private const int GridsPerRow = 4, Columns = 8, Rows = 4, Cell = 36, Title = 18, Gap = 12;
    private readonly List<(string Name, string[] Pictures)> grids = [];

    /// <summary>Pictures in a grid.</summary>
    public const int PicturesPerGrid = Columns * Rows;

    public void Add(string name, IEnumerable<MLImage> pictures) => grids.Add((name, [.. pictures.Select(Png)]));

    public void Save(string path)
    {
        int width = GridsPerRow * (Columns * Cell + Gap) + Gap;
        int height = (grids.Count + GridsPerRow - 1) / GridsPerRow * (Rows * Cell + Title + Gap) + Gap;
        Svg.Document(width, height, grids.Select((grid, i) => Svg.Group(
            Gap + i % GridsPerRow * (Columns * Cell + Gap), Gap + i / GridsPerRow * (Rows * Cell + Title + Gap), Grid(grid.Name, grid.Pictures)))).Save(path);
    }

    private static IEnumerable<XElement> Grid(string name, string[] pictures) =>
        pictures.Select((png, i) => Svg.Picture(i % Columns * Cell, Title + i / Columns * Cell, Cell - 1, png)).Prepend(Svg.Text(0, Title - 6, name, "start", bold: true));

    /// <summary>The picture as a PNG file in base 64. It is disposed.</summary>
    public static string Png(MLImage picture)
    {
        string file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.png");
        try
        {
            using (picture) picture.Save(file);
            return Convert.ToBase64String(File.ReadAllBytes(file));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
