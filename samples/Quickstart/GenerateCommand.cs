using Microsoft.ML;
using Microsoft.ML.Gan;
using Samples;

namespace Quickstart;

/// <summary>What a program does that has nothing but the model file.</summary>
internal static class GenerateCommand
{
    public static void Run(string modelFile, string pictureFile)
    {
        if (!File.Exists(modelFile)) throw new InputException($"There is no model file '{modelFile}'.");
        if (!pictureFile.EndsWith(".png", StringComparison.OrdinalIgnoreCase)) throw new InputException($"'{pictureFile}' does not end in .png.");

        using var gan = Gan(Load(modelFile));
        SampleGrid.Save(gan, pictureFile);
    }

    private static ITransformer Load(string modelFile)
    {
        try
        {
            return new MLContext().Model.Load(modelFile, out _);
        }
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            throw new InputException($"'{modelFile}' is damaged or no model file: {e.Message}");
        }
    }

    /// <summary>The GAN in a pipeline.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static GanTransformer Gan(ITransformer model) =>
        model as GanTransformer ?? (model as IEnumerable<ITransformer>)?.OfType<GanTransformer>().LastOrDefault()
        ?? throw new InputException("The model has no GAN in it.");
}
