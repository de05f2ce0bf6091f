using Microsoft.ML.Gan.Testing;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Evaluation;

[TestClass]
public class CodeAgreementTests
{
    // Reals 0, 1, 10, 11 of classes 0, 0, 1, 1; reconstructions 0.1, 0.2, 11.2, 1.4 are nearest to rows 0, 0, 3, 1.
    // Row 0 alone is itself; rows 0, 1 and 2 agree in class. Chance: 4 (1/4)^2, and 2 (1/2)^2.
    // Fails if neighbours are looked for among the reconstructions, or if a sample is not allowed to be its own.
    [TestMethod]
    public void The_nearest_real_sample_is_compared_with_the_one_that_was_encoded()
    {
        using var scope = NewDisposeScope();
        var (real, made) = (Features.Line(0, 1, 10, 11), Features.Line(0.1, 0.2, 11.2, 1.4));
        Assert.AreEqual(new CodeAgreement(0.25, 0.25, 4), CodeAgreement.Of(real, made));
        Assert.AreEqual(new CodeAgreement(0.75, 0.5, 4), CodeAgreement.Of(real, made, tensor(new[] { 0L, 0, 1, 1 })));
        Assert.AreEqual(1, CodeAgreement.Of(real, real).Share);
    }

    // Classes of 1/2, 1/4 and 1/4. Fails if chance counts classes alike.
    [TestMethod]
    public void Reconstructions_that_say_nothing_agree_as_often_as_chance()
    {
        using var scope = NewDisposeScope();
        var labels = tensor(Enumerable.Range(0, 2000).Select(i => i % 4 < 2 ? 0L : i % 4).ToArray());
        using var real = Features.Normal(2000, 3, seed: 1);
        using var made = Features.Normal(2000, 3, seed: 2);
        var agreement = CodeAgreement.Of(real, made, labels);
        Assert.AreEqual(0.375, agreement.Chance, 1e-12);
        Assert.AreEqual(0.375, agreement.Share, 0.045);
    }

    [TestMethod]
    public void Rows_that_do_not_pair_are_refused()
    {
        using var scope = NewDisposeScope();
        var error = Assert.ThrowsExactly<ArgumentException>(() => CodeAgreement.Of(Features.Line(0, 1, 2), Features.Line(0, 1)));
        StringAssert.Contains(error.Message, "each of 3 real samples; found 2");
        Assert.ThrowsExactly<ArgumentException>(() => CodeAgreement.Of(Features.Line(0, 1), Features.Line(0, 1), tensor(new[] { 0L })));
    }
}
