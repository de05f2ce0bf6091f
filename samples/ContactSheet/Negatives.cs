using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Gan;
using Microsoft.ML.Gan.Networks.Cycle;
using Microsoft.ML.Gan.Trainers;
using Microsoft.ML.Transforms.Image;
using Samples;

namespace ContactSheet;

/// <summary>CycleGAN's place on the sheet: it learns to turn pictures into negatives, from pictures and negatives of other pictures. Each is drawn before its translation.</summary>
internal static class Negatives
{
    public static IEnumerable<MLImage> Learn(MLContext mlContext, IReadOnlyList<Picture> pictures, int iterations)
    {
        int half = pictures.Count / 2;
        var rows = mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, half).Select(i => new Pair { A = pictures[2 * i].Image, B = Negative(pictures[2 * i + 1].Image) }));
        var trainer = mlContext.Gan().CycleGan(new CycleGanTrainer.Options { Network = new ResNetTranslation(Channels: 12), Iterations = iterations, BatchSize = 4 });
        using var model = trainer.Fit(rows);
        var translated = model.Transform(rows);
        return [.. translated.GetColumn<MLImage>("A").Zip(translated.GetColumn<MLImage>("TranslatedToB"), (a, b) => new[] { a, b }).Take(Sheet.PicturesPerGrid / 2).SelectMany(pair => pair)];
    }

    private static MLImage Negative(MLImage picture)
    {
        using (picture)
        {
            var pixels = picture.Pixels.ToArray();
            for (int i = 0; i < pixels.Length; i++) pixels[i] = i % 4 == 3 ? pixels[i] : (byte)(byte.MaxValue - pixels[i]);
            return MLImage.CreateFromPixels(picture.Width, picture.Height, picture.PixelFormat, pixels);
        }
    }

    private sealed class Pair
    {
        [ImageType]
        public required MLImage A { get; init; }

        [ImageType]
        public required MLImage B { get; init; }
    }
}
