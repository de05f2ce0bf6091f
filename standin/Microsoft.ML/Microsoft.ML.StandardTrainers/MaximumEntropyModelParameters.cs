// A linear score per class, and softmax over them.
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

[assembly: LoadableClass(typeof(MaximumEntropyModelParameters), null, typeof(SignatureLoadModel), "Multiclass Logistic Regression Predictor", "MultiClassLRExec")]

namespace Microsoft.ML.Trainers;

public abstract class LinearMulticlassModelParametersBase : ICanSaveModel
{
    private protected LinearMulticlassModelParametersBase(int classes, int features, float[] parameters) => (ClassCount, FeatureCount, Parameters) = (classes, features, parameters);

    private protected int ClassCount { get; }
    private protected int FeatureCount { get; }
    private protected float[] Parameters { get; }

    public IEnumerable<float> GetBiases() => Parameters.Take(ClassCount);

    public void GetWeights(ref VBuffer<float>[] weights, out int numClasses)
    {
        numClasses = ClassCount;
        weights = Parameters.Skip(ClassCount).Chunk(FeatureCount).Select(row => new VBuffer<float>(row.Length, row)).ToArray();
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) => Save(ctx);

    private protected abstract void Save(ModelSaveContext ctx);
}

public sealed class MaximumEntropyModelParameters : LinearMulticlassModelParametersBase, IMulticlassModel
{
    private static readonly VersionInfo s_version = new("MULTI LR", 0x00010003, 0x00010003, 0x00010003, typeof(MaximumEntropyModelParameters).Assembly.FullName!, "MultiClassLRExec");

    internal MaximumEntropyModelParameters(int classes, int features, float[] parameters) : base(classes, features, parameters) { }

    private static MaximumEntropyModelParameters Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(s_version);
        int classes = ctx.Reader.ReadInt32(), features = ctx.Reader.ReadInt32();
        return new(classes, features, Enumerable.Range(0, classes * (features + 1)).Select(_ => ctx.Reader.ReadSingle()).ToArray());
    }

    private protected override void Save(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(s_version);
        ctx.Writer.Write(ClassCount);
        ctx.Writer.Write(FeatureCount);
        foreach (float parameter in Parameters) ctx.Writer.Write(parameter);
    }

    int IMulticlassModel.Classes => ClassCount;
    int IMulticlassModel.Features => FeatureCount;

    void IMulticlassModel.Score(ReadOnlySpan<float> features, Span<float> scores)
    {
        var sums = new double[ClassCount];
        for (int c = 0; c < ClassCount; c++)
        {
            sums[c] = Parameters[c];
            for (int f = 0; f < FeatureCount; f++) sums[c] += Parameters[ClassCount + c * FeatureCount + f] * features[f];
        }
        SoftmaxObjective.Softmax(sums);
        for (int c = 0; c < ClassCount; c++) scores[c] = (float)sums[c];
    }
}
