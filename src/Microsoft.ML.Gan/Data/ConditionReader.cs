using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Data;

/// <summary>Reads the labels or condition vectors of the training rows, one after the other.</summary>
/// <param name="Read">Takes in the current row.</param>
/// <param name="Finish">The column, and the rows' labels as the networks take them.</param>
internal sealed record ConditionReader(Action Read, Func<(ConditionColumn Column, Tensor Labels)> Finish);
