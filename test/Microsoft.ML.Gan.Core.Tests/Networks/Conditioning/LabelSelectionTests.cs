using Microsoft.ML.Gan.Networks.Mlp;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Networks.Conditioning;

[TestClass]
public class LabelSelectionTests
{
    // The critic of three classes whose last layer gives 0, 10 and 20 to all samples. Fails if their sum is taken.
    [TestMethod]
    public void The_score_of_the_samples_class_counts()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(91, CPU);
        using var critic = new LabelSelection(3).CreateCritic(new MlpFamily(4, 1), new VectorShape(2), random);
        using (no_grad())
        {
            critic.get_parameter("head.weight")!.zero_();
            critic.get_parameter("head.bias")!.copy_(tensor(new[] { 0f, 10, 20 }));
        }

        CollectionAssert.AreEqual(new float[] { 20, 0, 10, 20 }, critic.call(zeros(4, 2), tensor(new[] { 2L, 0, 1, 2 })).detach().data<float>().ToArray());
        Assert.ThrowsExactly<ArgumentNullException>(() => critic.call(zeros(4, 2), null));
    }

    [TestMethod]
    public void Packs_have_no_single_class()
    {
        using var random = new Generator(92, CPU);
        Assert.ThrowsExactly<ArgumentException>(() => new LabelSelection(3).CreateCritic(new PackedFamily(new MlpFamily(4, 1), 2), new VectorShape(2), random));
    }
}
