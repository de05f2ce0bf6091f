using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Training;

/// <summary>An optimizer's settings. <paramref name="LearningRate"/> is the rate before any schedule.</summary>
public abstract record OptimizerSettings(double LearningRate)
{
    /// <summary>The rate before any schedule, above 0.</summary>
    public double LearningRate { get; init => field = Require.Positive(value); } = Require.Positive(LearningRate);

    /// <summary>
    /// Norm, above 0, to which the gradient of all parameters together is shortened where it is longer: Pascanu et al., "On the difficulty of training recurrent neural
    /// networks" (2013). 1 calms the f-GANs whose bounds explode. Default: infinity, so never.
    /// </summary>
    public double MaxGradientNorm
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(MaxGradientNorm), value, $"{nameof(MaxGradientNorm)} must be above 0.");
    } = double.PositiveInfinity;

    internal abstract OptimizerHelper Create(IEnumerable<Parameter> parameters);
}

/// <summary>Kingma and Ba, "Adam" (2015), with bias correction. Default: lr 1e-4, betas (0, 0.9), the WGAN-GP paper's choice.</summary>
public sealed record AdamSettings(double LearningRate = 1e-4, double Beta1 = 0, double Beta2 = 0.9, double Epsilon = 1e-8) : OptimizerSettings(LearningRate)
{
    /// <summary>Decay of the mean of the gradients, in [0, 1).</summary>
    public double Beta1 { get; init => field = Require.BelowOne(value); } = Require.BelowOne(Beta1);

    /// <summary>Decay of the mean of their squares, in [0, 1).</summary>
    public double Beta2 { get; init => field = Require.BelowOne(value); } = Require.BelowOne(Beta2);

    internal override OptimizerHelper Create(IEnumerable<Parameter> parameters) => optim.Adam(parameters, LearningRate, Beta1, Beta2, Epsilon);
}

/// <summary>Hinton's RMSProp, without momentum. Default: lr 5e-5 (WGAN), alpha 0.99.</summary>
public sealed record RmsPropSettings(double LearningRate = 5e-5, double Alpha = 0.99, double Epsilon = 1e-8) : OptimizerSettings(LearningRate)
{
    /// <summary>Decay of the mean of the squared gradients, in [0, 1).</summary>
    public double Alpha { get; init => field = Require.BelowOne(value); } = Require.BelowOne(Alpha);

    internal override OptimizerHelper Create(IEnumerable<Parameter> parameters) => optim.RMSProp(parameters, LearningRate, Alpha, Epsilon);
}
