using System.Diagnostics;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Gan.Fixtures;

/// <summary>Programs that tests start.</summary>
internal static class FreshProcess
{
    /// <summary>The rows that ModelLoader applies a model to that was trained on such data.</summary>
    public static IDataView Rows(MLContext context, IDataView data) => data.Schema["Features"].Type is ImageDataViewType
        ? context.Data.LoadFromEnumerable(Enumerable.Range(0, 5).Select(row => new SizedPicture { Features = Grey(50 * row) }))
        : context.Data.LoadFromEnumerable(Enumerable.Range(0, 5).Select(row => new Point { Features = [row, -row, 1] }));

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

    private static MLImage Grey(int level)
    {
        var pixels = Enumerable.Range(0, 4 * 8 * 8).Select(i => i % 4 == 3 ? byte.MaxValue : (byte)level).ToArray();
        return MLImage.CreateFromPixels(8, 8, MLPixelFormat.Rgba32, pixels);
    }
}
