namespace Microsoft.ML.Gan.Objectives;

/// <summary>The contract's tests fail if the signs are swapped, or if a sum stands for a mean.</summary>
[TestClass]
public class WassersteinTests : ObjectiveContract
{
    public override Objective Objective => new Wasserstein();

    // (-2 + 0.5)/2 - (0.5 + 3)/2 = -2.5; -(-2 + 0.5)/2 = 0.75.
    public override (double Critic, double Generator) AtTheScores => (-2.5, 0.75);

    public override (double Critic, double Generator) AtZero => (0, 0);
}
