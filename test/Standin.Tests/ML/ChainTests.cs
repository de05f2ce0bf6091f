using Door;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Standin.Tests.ML;

[TestClass]
public sealed class ChainTests
{
    private sealed class Row
    {
        public float Value { get; set; }
    }

    private static readonly MLContext s_context = new(seed: 1);
    private static readonly IDataView s_rows = s_context.Data.LoadFromEnumerable(new[] { new Row { Value = 2 }, new Row { Value = 4 } });

    [TestMethod]
    public void ATrainingScopedTransformerIsLeftOutOfTransform()
    {
        var chain = new EstimatorChain<ITransformer>().Append(new ScalingEstimator(), TransformerScope.Training)
            .Append(s_context.Transforms.NormalizeMinMax("Value")).Fit(s_rows);
        Assert.IsNull(chain.Transform(s_rows).Schema.GetColumnOrNull("Scaled"));
        Assert.IsNotNull(chain.Transform(s_rows, TransformerScope.Everything).Schema.GetColumnOrNull("Scaled"));
        Assert.HasCount(2, chain);
    }

    [TestMethod]
    public void FitChecksTheWholeChainBeforeTrainingAnything()
    {
        var pipeline = new EstimatorChain<ITransformer>().Append(new Refusing()).Append(s_context.Transforms.Concatenate("Features", "Absent"));
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => pipeline.Fit(s_rows));
        StringAssert.Contains(error.Message, "'Absent'");
    }

    private sealed class Refusing : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input) => throw new AssertFailedException("fitted although the chain cannot be");
        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }

    [TestMethod]
    public void MessagesOfAHostReachTheLogUnderItsName()
    {
        var context = new MLContext(seed: 1);
        var messages = new List<LoggingEventArgs>();
        context.Log += (_, e) => messages.Add(e);
        IHost host = ((IHostEnvironment)context).Register("Trainer");
        using (IChannel channel = host.Start("Training")) channel.Info(MessageSensitivity.None, "iteration {0} of {1}", 1, 10);
        LoggingEventArgs info = messages.Single(m => m.Kind == ChannelMessageKind.Info);
        Assert.AreEqual(("iteration 1 of 10", "Trainer; Training"), (info.RawMessage, info.Source));
        Assert.AreEqual("[Source=Trainer; Training, Kind=Info] iteration 1 of 10", info.Message);
    }

    [TestMethod]
    public void ASeededContextGivesItsHostsTheSameRandomness()
    {
        static int Draw(int? seed) => ((IHostEnvironment)new MLContext(seed)).Register("Host").Rand.Next();
        Assert.AreEqual(Draw(5), Draw(5));
        Assert.AreNotEqual(Draw(5), Draw(6));
    }

    [TestMethod]
    public void ACheckpointHasRoomForMetricsAndProgressOnly()
    {
        using IProgressChannel progress = ((IHostEnvironment)s_context).Register("Host").StartProgressChannel("Training");
        progress.SetHeader(new ProgressHeader(["loss"], ["iterations"]), entry => entry.SetProgress(0, 1, 10));
        progress.Checkpoint(0.5, 1, 10);
        Assert.ThrowsExactly<InvalidOperationException>(() => progress.Checkpoint(1, 2, 3, 4));
    }

    [TestMethod]
    public void WhatIsInternalOfficiallyIsInternalHere()
    {
        foreach (string name in new[] { "LoadableClassAttribute", "ModelLoadContext", "SignatureLoadModel", "VersionInfo", "ITransformerWithDifferentMappingAtTrainingTime" })
            Assert.IsFalse(typeof(ITransformer).Assembly.GetType($"Microsoft.ML.{name}", throwOnError: true)!.IsPublic, name);
        Assert.IsEmpty(typeof(SchemaShape.Column).GetConstructors());
    }
}
