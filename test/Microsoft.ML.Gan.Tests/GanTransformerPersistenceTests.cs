using System.IO.Compression;
using Microsoft.ML.Data;
using Microsoft.ML.Gan.Fixtures;

namespace Microsoft.ML.Gan;

[TestClass]
public sealed class GanTransformerPersistenceTests
{
    private readonly MLContext context = new(seed: 1);

    // Fails if the generator keeps the random weights that it was built with.
    [TestMethod]
    public void T_SER_1_ALoadedModelGeneratesTheSameSamples()
    {
        var data = context.KeyedPoints();
        using var model = context.Gan().WganGp(Tiny.VectorOptions("Label")).Fit(data);
        using var loaded = (GanTransformer)context.Model.Load(new MemoryStream(Save(model, data)), out _);
        Assert.AreEqual(model.Training, loaded.Training);
        CollectionAssert.AreEqual(model.Labels.ToArray(), loaded.Labels.ToArray());
        Tiny.AreSame(model.Generate(20).Vectors("Features"), loaded.Generate(20).Vectors("Features"));
        foreach (var (first, second) in Entries(Save(model, data)).Zip(Entries(Save(loaded, data)))) CollectionAssert.AreEqual(first, second);
    }

    [TestMethod]
    public void ALoadedModelGeneratesTheSamePictures()
    {
        var data = context.Pictures(8, 8);
        using var model = context.Gan().WganGp(Tiny.ImageOptions()).Fit(data);
        using var loaded = (GanTransformer)context.Model.Load(new MemoryStream(Save(model, data)), out _);
        Tiny.AreSame(model.Generate(20).Pixels("Features"), loaded.Generate(20).Pixels("Features"));
    }

    // The data has the rows that the process knows among others, so that their percentiles lie in between. Fails if these are not saved.
    [TestMethod]
    public void AFreshProcessThatNeverMentionsUsLoadsAChain()
    {
        var data = context.Data.LoadFromEnumerable(Enumerable.Range(-10, 24).Select(row => new Point { Features = [row, -row, 1] }).ToList());
        var rows = context.Data.LoadFromEnumerable(Enumerable.Range(0, 5).Select(row => new Point { Features = [row, -row, 1] }));
        using var model = new EstimatorChain<ITransformer>().Append(context.Gan().WganGp(Tiny.VectorOptions())).Fit(data);
        string file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.zip");
        try
        {
            context.Model.Save(model, data.Schema, file);
            var output = model.Transform(rows);
            Assert.IsTrue(output.Numbers("ScorePercentile").Any(share => share is > 0 and < 1));
            string expected = string.Join(' ', output.Vectors("Generated").SelectMany(values => values).Select(BitConverter.SingleToInt32Bits)) + Environment.NewLine
                + string.Join(' ', output.Numbers("CriticScore").Select(BitConverter.SingleToInt32Bits)) + Environment.NewLine
                + string.Join(' ', output.Numbers("ScorePercentile").Select(BitConverter.SingleToInt32Bits)) + Environment.NewLine;
            Assert.AreEqual(expected, FreshProcess.Run("ModelLoader.dll", file, "Generated", "CriticScore", "ScorePercentile"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestMethod]
    public void ADamagedNetworkIsRefusedWithOneClearError()
    {
        Refused(bytes => bytes[..^40], "truncated or damaged");
        Refused(bytes => [.. bytes[..200], (byte)(bytes[200] ^ 1), .. bytes[201..]], "damaged");
        Refused(_ => "something else, of the same kind of length"u8.ToArray(), ".gan file");
    }

    [TestMethod]
    public void ADamagedConfigurationIsRefusedWithOneClearError() => Refused(bytes => bytes[..^5], "configuration is damaged", "Configuration.json");
    [TestMethod]
    public void AFileThatIsNoModelIsRefused()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "no model");
            Assert.ThrowsExactly<InvalidDataException>(() => context.Model.Load(file, out _));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private void Refused(Func<byte[], byte[]> damage, string said, string entry = "Network.gan")
    {
        var data = context.Points();
        using var model = context.Gan().WganGp(Tiny.VectorOptions()).Fit(data);
        var file = new MemoryStream();
        file.Write(Save(model, data));
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var original = zip.Entries.Single(e => e.FullName.EndsWith(entry, StringComparison.Ordinal));
            string name = original.FullName;
            using var bytes = new MemoryStream();
            using (var content = original.Open()) content.CopyTo(bytes);
            original.Delete();
            using var changed = zip.CreateEntry(name).Open();
            changed.Write(damage(bytes.ToArray()));
        }

        var error = Assert.Throws<Exception>(() => context.Model.Load(file, out _));
        string all = "";
        for (Exception? e = error; e is not null; e = e.InnerException) all += e.Message + "\n";
        StringAssert.Contains(all, said);
    }

    // The zip's own bytes carry the time of day.
    private static IEnumerable<byte[]> Entries(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        foreach (var entry in archive.Entries)
        {
            using var content = new MemoryStream();
            using (var stream = entry.Open()) stream.CopyTo(content);
            yield return content.ToArray();
        }
    }

    private byte[] Save(GanTransformer model, IDataView data)
    {
        using var file = new MemoryStream();
        context.Model.Save(model, data.Schema, file);
        return file.ToArray();
    }
}
