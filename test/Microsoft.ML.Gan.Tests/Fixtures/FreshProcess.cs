using System.Diagnostics;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Gan.Fixtures;

/// <summary>Programs that tests start.</summary>
internal static class FreshProcess
{
    /// <summary>A saved model adds the same values, to the bit, in a process that knows nothing of what it loads.</summary>
    /// <param name="context">The context.</param>
    /// <param name="model">A model of a column "Features", and perhaps conditions of two numbers.</param>
    /// <param name="pictureSide">Height and width of its pictures, null for vectors of three numbers.</param>
    /// <param name="columns">Columns that it adds. Default: those of a GAN, but for the percentile.</param>
    public static void CheckModel(MLContext context, ITransformer model, int? pictureSide, string[]? columns = null)
    {
        columns ??= ["Generated", "CriticScore"];
        var rows = pictureSide is { } side
            ? context.Data.LoadFromEnumerable(Enumerable.Range(0, 5).Select(row => new AnyPicture { Features = Grey(50 * row, side) }))
            : context.Data.LoadFromEnumerable(Enumerable.Range(0, 5).Select(row => new ConditionedPoint { Features = [row, -row, 1], Condition = [row / 4f, 0.5f] }));
        var output = model.Transform(rows);
        string[] kind = pictureSide is null ? [] : [$"--pictures={pictureSide}"];
        string expected = string.Concat(columns.Select(column => Bits(output, column) + Environment.NewLine));
        string file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.zip");
        try
        {
            context.Model.Save(model, null, file);
            Assert.AreEqual(expected, Run("ModelLoader.dll", [file, .. kind, .. columns]));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>What ModelLoader writes of a column.</summary>
    public static string Bits(IDataView view, string name)
    {
        var column = view.Schema[name];
        if (column.Type is ImageDataViewType) return string.Join(' ', view.Pixels(name).Select(Convert.ToHexString));
        var values = column.Type is VectorDataViewType ? view.Vectors(name).SelectMany(row => row) : view.Numbers(name);
        return string.Join(' ', values.Select(BitConverter.SingleToInt32Bits));
    }

    /// <summary>Runs a program that lies beside the tests and gives what it wrote.</summary>
    public static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, program), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, error.GetAwaiter().GetResult());
        return output;
    }

    private static MLImage Grey(int level, int side)
    {
        var pixels = Enumerable.Range(0, 4 * side * side).Select(i => i % 4 == 3 ? byte.MaxValue : (byte)level).ToArray();
        return MLImage.CreateFromPixels(side, side, MLPixelFormat.Rgba32, pixels);
    }
}
