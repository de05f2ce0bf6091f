// Adds the scores of a multiclass model and the label with the highest.
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(MulticlassPredictionTransformer<IMulticlassModel>), typeof(MulticlassPredictionTransformer), null, typeof(SignatureLoadModel), "Multiclass Predictor", MulticlassPredictionTransformer.LoaderSignature)]

namespace Microsoft.ML.Data;

/// What a transformer needs of a model: one score per class.
internal interface IMulticlassModel : ICanSaveModel
{
    int Classes { get; }
    int Features { get; }
    void Score(ReadOnlySpan<float> features, Span<float> scores);
}

public abstract class PredictionTransformerBase<TModel> : RowToRowTransformerBase where TModel : class
{
    private protected PredictionTransformerBase(TModel model) => Model = model;

    public TModel Model { get; }
}

public sealed class MulticlassPredictionTransformer<TModel> : PredictionTransformerBase<TModel> where TModel : class
{
    private readonly string _features;
    private readonly DataViewSchema _label;

    internal MulticlassPredictionTransformer(TModel model, string features, DataViewSchema label) : base(model)
    {
        _features = features;
        _label = label;
    }

    private IMulticlassModel Scorer => (IMulticlassModel)Model;

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo(MulticlassPredictionTransformer.Version);
        ctx.Writer.Write(_features);
        SchemaCodec.Write(ctx.Writer, _label);
        ctx.SaveModel(Scorer, "Model");
    }

    private protected override IEnumerable<OutputColumn> MakeColumns(DataViewSchema input)
    {
        DataViewSchema.Column features = SchemaMismatch.Find(input, _features);
        if (features.Type is not VectorDataViewType vector || !vector.ItemType.Equals(NumberDataViewType.Single) || vector.Size != Scorer.Features)
            throw SchemaMismatch.Wrong("inputSchema", "feature", _features, $"Vector<Single, {Scorer.Features}>", features.Type.ToString()!);
        DataViewSchema.Column label = _label[0];
        var slots = new DataViewSchema.Annotations.Builder();
        if (label.HasKeyValues())
        {
            VBuffer<ReadOnlyMemory<char>> names = default;
            label.GetKeyValues(ref names);
            slots.AddVector(SchemaAnnotationsExtensions.SlotNames, TextDataViewType.Instance, names.DenseValues().ToArray());
        }
        yield return new(new("PredictedLabel", label.Type, label.Annotations), [features.Index], row => new(Predicted(Scores(row.GetGetter<VBuffer<float>>(features)))));
        yield return new(new("Score", new VectorDataViewType(NumberDataViewType.Single, Scorer.Classes), slots.ToAnnotations()), [features.Index], row => new(Scores(row.GetGetter<VBuffer<float>>(features))));
    }

    private ValueGetter<VBuffer<float>> Scores(ValueGetter<VBuffer<float>> getter)
    {
        VBuffer<float> features = default, dense = default;
        return (ref VBuffer<float> scores) =>
        {
            getter(ref features);
            features.CopyToDense(ref dense);
            var editor = VBufferEditor.Create(ref scores, Scorer.Classes);
            Scorer.Score(dense.GetValues(), editor.Values);
            scores = editor.Commit();
        };
    }

    private static ValueGetter<uint> Predicted(ValueGetter<VBuffer<float>> getter)
    {
        VBuffer<float> scores = default;
        return (ref uint label) =>
        {
            getter(ref scores);
            ReadOnlySpan<float> values = scores.GetValues();
            label = 0;
            for (int i = 0; i < values.Length; i++)
                if (!float.IsNaN(values[i]) && (label == 0 || values[i] > values[(int)label - 1])) label = (uint)i + 1;
        };
    }
}

internal static class MulticlassPredictionTransformer
{
    public const string LoaderSignature = "MulticlassPredXfer";

    public static readonly VersionInfo Version = new("MC  PRED", 0x00010001, 0x00010001, 0x00010001, typeof(MulticlassPredictionTransformer).Assembly.FullName!, LoaderSignature);

    public static MulticlassPredictionTransformer<IMulticlassModel> Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(Version);
        string features = ctx.Reader.ReadString();
        DataViewSchema label = SchemaCodec.Read(ctx.Reader);
        return new(ctx.LoadModel<IMulticlassModel, SignatureLoadModel>(env, "Model"), features, label);
    }
}
