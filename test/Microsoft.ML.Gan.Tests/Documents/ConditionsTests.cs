using Microsoft.ML.Gan.Fixtures;
using Microsoft.ML.Gan.Trainers;

namespace Microsoft.ML.Gan.Documents;

/// <summary>The example of docs/conditions.md does what its comments say.</summary>
[TestClass]
public sealed class ConditionsTests
{
    [TestMethod]
    public void TheExampleRuns()
    {
        var mlContext = new MLContext(seed: 1);
        var data = mlContext.ConditionedPoints(66);
        const int iterations = 1;

        // example
        var trainer = mlContext.Gan().WganGp(new WganGpTrainer.Options { FeatureColumnName = "Features", ConditionColumnName = "Condition", Iterations = iterations });
        using var gan = trainer.Fit(data);

        IDataView drawn = gan.Generate(1000);                       // rows of Features and Condition, conditions as in the data
        IDataView wanted = gan.Generate([[0.2f, 1f], [0.9f, 0f]]);  // one row for each of two conditions
        IDataView again = gan.Generate(data);                       // one row for each row of a view, with its condition
        IDataView scored = gan.Transform(data);                     // generates and scores each row under its own condition
        // end of example

        Assert.HasCount(1000, drawn.Vectors("Condition"));
        Tiny.AreSame([[0.2f, 1f], [0.9f, 0f]], wanted.Vectors("Condition"));
        Tiny.AreSame(data.Vectors("Condition"), again.Vectors("Condition"));
        Assert.HasCount(66, scored.Numbers("CriticScore"));
    }
}
