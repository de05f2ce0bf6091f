// Estimators are fitted to data and become transformers; transformers turn one view into another and can be saved.
using Microsoft.ML.Data;

namespace Microsoft.ML
{
    public interface ICanSaveModel
    {
        void Save(ModelSaveContext ctx);
    }

    public interface ITransformer : ICanSaveModel
    {
        DataViewSchema GetOutputSchema(DataViewSchema inputSchema);
        IDataView Transform(IDataView input);
        bool IsRowToRowMapper { get; }
        IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema);
    }

    /// A transformer that shows the estimators after it other rows than it shows at prediction time.
    internal interface ITransformerWithDifferentMappingAtTrainingTime : ITransformer
    {
        IDataView TransformForTrainingPipeline(IDataView input);
    }

    public interface IEstimator<out TTransformer> where TTransformer : ITransformer
    {
        TTransformer Fit(IDataView input);
        SchemaShape GetOutputSchema(SchemaShape inputSchema);
    }
}

namespace Microsoft.ML.Data
{
    public interface IRowToRowMapper
    {
        DataViewSchema InputSchema { get; }
        DataViewSchema OutputSchema { get; }
        IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns);
        DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns);
    }
}
