using Microsoft.ML.Data;

namespace Microsoft.ML.Gan.Data;

/// <summary>The column that a trainer's options name as the condition. A Single can be either: what it is, the options say.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="AreClasses">Whether its values are classes; else they are vectors.</param>
internal sealed record ConditionInput(string Name, bool AreClasses)
{
    /// <summary>Throws where there is no such column, or where it has a type that conditions of this kind cannot have.</summary>
    public void Check(SchemaShape inputSchema)
    {
        if (AreClasses) InputSchema.CheckLabel(inputSchema, Name);
        else InputSchema.CheckCondition(inputSchema, Name);
    }

    /// <summary>A reader for a column that has been checked.</summary>
    public ConditionReader Reader(DataViewRow row, DataViewSchema.Column column)
    {
        if (AreClasses)
        {
            var labels = new LabelReader(row, column);
            return new ConditionReader(labels.Read, () => labels.Finish());
        }

        var vectors = new VectorConditionReader(row, column);
        return new ConditionReader(vectors.Read, () => vectors.Finish());
    }
}
