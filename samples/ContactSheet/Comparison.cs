using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Gan;
using Samples;

namespace ContactSheet;

/// <summary>Trains every system on the same pictures for as many iterations, and draws what each generates.</summary>
internal sealed class Comparison(PictureSet pictures, int iterations)
{
    private const int BatchSize = 32;
    private const double EmaDecay = 0.99;

    /// <summary>Told of every system that is done.</summary>
    public Action<string> Progress { get; init; } = _ => { };

    /// <summary>Draws the sheet, anew after each system, so that a long run can be looked at, and ended.</summary>
    public void Draw(string file)
    {
        var mlContext = new MLContext(seed: 1);
        var rows = mlContext.Data.LoadFromEnumerable(pictures.Pictures);
        var sheet = new Sheet();
        sheet.Add("real", pictures.Spread(Sheet.PicturesPerGrid).Pictures.Select(picture => picture.Image));
        foreach (var entry in Entry.All) Add(entry.Name, () => Generated(mlContext, entry, rows));
        Add("CycleGAN: a picture, its negative", () => Negatives.Learn(mlContext, pictures.Pictures, iterations));

        void Add(string name, Func<IEnumerable<MLImage>> create)
        {
            var clock = Stopwatch.StartNew();
            sheet.Add(name, create());
            sheet.Save(file);
            Progress($"{name}: {iterations} iterations, {clock.Elapsed.TotalSeconds:0} s");
        }
    }

    private List<MLImage> Generated(MLContext mlContext, Entry entry, IDataView rows)
    {
        var trainer = entry.Create(mlContext.Gan(), options =>
            (options.FeatureColumnName, options.Iterations, options.BatchSize, options.EmaDecay) = (nameof(Picture.Image), iterations, Math.Min(BatchSize, pictures.Pictures.Count), EmaDecay));
        using var gan = trainer.Fit(rows);
        return [.. gan.Generate(Sheet.PicturesPerGrid).GetColumn<MLImage>(nameof(Picture.Image))];
    }
}
