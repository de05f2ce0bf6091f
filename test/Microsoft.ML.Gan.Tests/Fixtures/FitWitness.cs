namespace Microsoft.ML.Gan.Fixtures;

/// <summary>An estimator that does what another does, and remembers what it was fitted to and became.</summary>
internal sealed class FitWitness<TTransformer>(IEstimator<TTransformer> inner) : IEstimator<TTransformer> where TTransformer : class, ITransformer
{
    public IDataView? Seen { get; private set; }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inner.GetOutputSchema(inputSchema);

    public TTransformer? Fitted { get; private set; }

    public TTransformer Fit(IDataView input) => Fitted = inner.Fit(Seen = input);
}
