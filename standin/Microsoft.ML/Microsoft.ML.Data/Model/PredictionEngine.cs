// A row mapper between two user classes.
using Microsoft.ML.Data;

namespace Microsoft.ML;

public abstract class PredictionEngineBase<TSrc, TDst> : IDisposable where TSrc : class where TDst : class, new()
{
    private readonly ITransformer _transformer;
    private readonly ExampleRow<TSrc> _input;
    private readonly DataViewRow _output;
    private readonly Action<TDst> _write;

    private protected PredictionEngineBase(ITransformer transformer, bool ignoreMissingColumns, SchemaDefinition input, SchemaDefinition? output)
    {
        ArgumentNullException.ThrowIfNull(transformer);
        _transformer = transformer;
        _input = new ExampleRow<TSrc>(input);
        IRowToRowMapper mapper = transformer.IsRowToRowMapper ? transformer.GetRowToRowMapper(_input.Schema)
            : throw new ArgumentOutOfRangeException(nameof(transformer), "Must be a row to row mapper");
        SchemaDefinition target = output ?? SchemaDefinition.Create(typeof(TDst), SchemaDefinition.Direction.Write);
        _output = mapper.GetRow(_input, mapper.OutputSchema);
        _write = MemberBinding.Setter<TDst>(_output, MemberBinding.Bind(mapper.OutputSchema, target, ignoreMissingColumns));
    }

    public TDst Predict(TSrc example)
    {
        var prediction = new TDst();
        Predict(example, ref prediction);
        return prediction;
    }

    public abstract void Predict(TSrc example, ref TDst prediction);

    private protected void Fill(TSrc example, TDst prediction)
    {
        _input.Set(example);
        _write(prediction);
    }

    public void Dispose()
    {
        _output.Dispose();
        (_transformer as IDisposable)?.Dispose();
    }
}

public sealed class PredictionEngine<TSrc, TDst> : PredictionEngineBase<TSrc, TDst> where TSrc : class where TDst : class, new()
{
    internal PredictionEngine(ITransformer transformer, bool ignoreMissingColumns, SchemaDefinition input, SchemaDefinition? output)
        : base(transformer, ignoreMissingColumns, input, output) { }

    public override void Predict(TSrc example, ref TDst prediction) => Fill(example, prediction ??= new TDst());
}
