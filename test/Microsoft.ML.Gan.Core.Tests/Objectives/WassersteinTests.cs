namespace Microsoft.ML.Gan.Objectives;

/// <summary>
/// The contract's tests fail if the signs are swapped, or if a sum stands for a mean.
/// By hand: (-2 + 0.5)/2 - (0.5 + 3)/2 = -2.5; -(-2 + 0.5)/2 = 0.75.
/// </summary>
[TestClass]
public class WassersteinTests() : ObjectiveContract(new Wasserstein(), atTheScores: (-2.5, 0.75), atZero: (0, 0));
