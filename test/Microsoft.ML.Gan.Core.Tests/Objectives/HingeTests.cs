namespace Microsoft.ML.Gan.Objectives;

/// <summary>Fails if the margin is 0, or if the generator's loss is cut off too. By hand: (0.5 + 0)/2 + (0 + 1.5)/2; -(-2 + 0.5)/2.</summary>
[TestClass]
public class HingeTests() : ObjectiveContract(new Hinge(), atTheScores: (1, 0.75), atZero: (2, 0));
