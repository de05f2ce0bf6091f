namespace Microsoft.ML.Gan.Objectives;

/// <summary>Fails if the margin is 0, or if the generator's loss is cut off too.</summary>
[TestClass]
public class HingeTests : ObjectiveContract
{
    public override Objective Objective => new Hinge();

    // (0.5 + 0)/2 + (0 + 1.5)/2; -(-2 + 0.5)/2.
    public override (double Critic, double Generator) AtTheScores => (1, 0.75);

    public override (double Critic, double Generator) AtZero => (2, 0);
}
