using System.Diagnostics;
using System.IO.Compression;
using Door;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Standin.Tests.ML;

[TestClass]
public sealed class DoorTests
{
    private sealed class Row
    {
        public float Value { get; set; }
    }

    private sealed class ScaledRow
    {
        public float Value { get; set; }
        public float Scaled { get; set; }
    }

    private sealed class CountingEstimator(List<int> rowsSeen) : IEstimator<TransformerChain<ITransformer>>
    {
        public TransformerChain<ITransformer> Fit(IDataView input)
        {
            rowsSeen.Add(input.GetColumn<float>("Value").Count());
            return new TransformerChain<ITransformer>();
        }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }

    private static readonly MLContext s_context = new(seed: 1);

    private static IDataView Rows(params float[] values) => s_context.Data.LoadFromEnumerable(values.Select(value => new Row { Value = value }).ToList());

    [TestMethod]
    public void AFreshProcessLoadsAModelWhoseAssemblyItNeverMentions()
    {
        IDataView rows = Rows(2, 4, 6);
        var model = new EstimatorChain<ITransformer>().Append(new ScalingEstimator()).Fit(rows);
        string file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.zip");
        try
        {
            s_context.Model.Save(model, rows.Schema, file);
            Assert.AreEqual("Value\n0.25 0.5 0.75\n", Run("Door.Loader.dll", file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestMethod]
    public void TheModelFileIsAZipOfDirectoriesWithAHeaderThatNamesTheAssembly()
    {
        using var stream = new MemoryStream();
        s_context.Model.Save(new ScalingEstimator().Fit(Rows(1)), null, stream);
        using var archive = new ZipArchive(stream);
        CollectionAssert.AreEquivalent(new[] { "TransformerChain/Mean", "TransformerChain/Model.key" }, archive.Entries.Select(entry => entry.FullName).ToArray());
        using var key = new BinaryReader(archive.GetEntry("TransformerChain/Model.key")!.Open());
        string header = System.Text.Encoding.Latin1.GetString(key.ReadBytes(1000));
        StringAssert.StartsWith(header, "ML\0MODELDOORSCAL");
        StringAssert.Contains(header, "DoorScaling");
        StringAssert.Contains(header, "Door.Transformer");
    }

    [TestMethod]
    public void FitShowsLaterEstimatorsTheTrainingTimeRowsAndTransformDoesNot()
    {
        IDataView rows = Rows(1, 2, 3);
        var seen = new List<int>();
        var model = new EstimatorChain<ITransformer>().Append(new CountingEstimator(seen)).Append(new ScalingEstimator()).Append(new CountingEstimator(seen)).Fit(rows);
        CollectionAssert.AreEqual(new[] { 3, 6 }, seen);
        CollectionAssert.AreEqual(new[] { 0.5f, 1f, 1.5f }, model.Transform(rows).GetColumn<float>("Scaled").ToArray());
    }

    [TestMethod]
    public void PredictionEngineRunsTheMapperRowByRow()
    {
        using var engine = s_context.Model.CreatePredictionEngine<Row, ScaledRow>(new ScalingEstimator().Fit(Rows(4)));
        Assert.AreEqual(0.5f, engine.Predict(new Row { Value = 2 }).Scaled);
        ScaledRow next = engine.Predict(new Row { Value = 8 });
        Assert.AreEqual(2f, next.Scaled);
        Assert.AreEqual(8f, next.Value);
    }

    [TestMethod]
    public void AFileThatIsNoModelIsRefused()
    {
        Assert.ThrowsExactly<InvalidDataException>(() => s_context.Model.Load(new MemoryStream(new byte[100]), out _));
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true)) archive.CreateEntry("something");
        Assert.ThrowsExactly<FormatException>(() => s_context.Model.Load(stream, out _));
    }

    [TestMethod]
    [DataRow("T:Microsoft.ML.NoSuchType")]
    [DataRow("M:Microsoft.ML.VersionInfo.#ctor(System.String)")]
    public void AListedMemberThatIsNotThereFailsThePublicizeStepWithItsName(string member)
    {
        string list = Path.GetTempFileName(), target = Path.ChangeExtension(list, ".dll");
        try
        {
            File.WriteAllLines(list, ["// a comment", "T:Microsoft.ML.VersionInfo", member]);
            (int status, string output) = Start("Publicize.dll", typeof(ITransformer).Assembly.Location, list, target);
            Assert.AreEqual(1, status);
            StringAssert.Contains(output, member);
            Assert.IsFalse(File.Exists(target));
        }
        finally
        {
            File.Delete(list);
        }
    }

    private static string Run(string program, params string[] arguments)
    {
        (int status, string output) = Start(program, arguments);
        Assert.AreEqual(0, status, output);
        return output;
    }

    private static (int Status, string Output) Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
