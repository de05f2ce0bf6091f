using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Training;

[TestClass]
public class OptimizerSettingsTests
{
    // The gradient of -3 p0 + 0.002 p1: bias correction makes the first step lr * sign(g) whatever the betas and the size of g.
    // Fails without bias correction (0.1 of the step at beta1 = 0.9), and if beta1 and beta2 are swapped on their way.
    [TestMethod]
    [DataRow(0.0, 0.9)]
    [DataRow(0.5, 0.999)]
    [DataRow(0.9, 0.99)]
    public void T_OPT_1_first_step_of_Adam_is_the_rate_times_the_sign(double beta1, double beta2) =>
        AssertFirstStep(new AdamSettings(0.01, beta1, beta2), 0.01);

    // The average starts at 0: v = (1 - alpha) g^2, so the step is lr / sqrt(1 - alpha). Fails if alpha is not handed on.
    [TestMethod]
    [DataRow(0.99, 0.1)]
    [DataRow(0.75, 0.02)]
    public void T_OPT_1_first_step_of_RMSProp_is_the_rate_over_root_1_minus_alpha(double alpha, double step) =>
        AssertFirstStep(new RmsPropSettings(0.01, alpha), step);

    // Two Adam steps at beta1 = 0, beta2 = 0.9 with g = 1, then g = 2: v = 0.1, then 0.49; corrected by 1 - 0.81 = 0.19.
    [TestMethod]
    public void Adam_corrects_the_bias_of_the_second_moment()
    {
        using var scope = NewDisposeScope();
        using var parameter = new Parameter(zeros(1));
        using var optimizer = new AdamSettings(0.01).Create([parameter]);
        foreach (float gradient in new[] { 1f, 2f })
        {
            parameter.grad = tensor(new[] { gradient });
            optimizer.step();
        }

        Assert.AreEqual(-0.01 - (0.01 * 2 / Math.Sqrt(0.49 / 0.19)), parameter.ToSingle(), 1e-7);
    }

    [TestMethod]
    public void Defaults_are_those_of_the_papers()
    {
        Assert.AreEqual(new AdamSettings(1e-4, 0, 0.9, 1e-8), new AdamSettings());
        Assert.AreEqual(new RmsPropSettings(5e-5, 0.99, 1e-8), new RmsPropSettings());
    }

    private static void AssertFirstStep(OptimizerSettings settings, double step)
    {
        using var scope = NewDisposeScope();
        using var parameter = new Parameter(tensor(new[] { 1f, 1f }));
        using var optimizer = settings.Create([parameter]);
        parameter.grad = tensor(new[] { -3f, 0.002f });
        optimizer.step();
        var moved = parameter.data<float>().ToArray();
        Assert.AreEqual(1 + step, moved[0], step * 1e-3);
        Assert.AreEqual(1 - step, moved[1], step * 1e-3);
    }
}
