using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Objectives;
using Microsoft.ML.Gan.Training;
using static Microsoft.ML.Gan.Option;

namespace Microsoft.ML.Gan.Trainers;

/// <summary>Options of trainers whose players share the settings of one optimizer, Adam.</summary>
public abstract class AdamOptions : GanOptions
{
    private protected AdamOptions(int criticSteps, double learningRate, double beta1, double beta2) =>
        (CriticSteps, LearningRate, Beta1, Beta2) = (criticSteps, learningRate, beta1, beta2);

    /// <summary>Critic updates before each generator update, at least 1. Default: the paper's.</summary>
    public int CriticSteps;

    /// <summary>Learning rate of both players' Adam, above 0. Default: the paper's.</summary>
    public double LearningRate;

    /// <summary>Adam's beta1, in [0, 1). Default: the paper's.</summary>
    public double Beta1;

    /// <summary>Adam's beta2, in [0, 1). Default: the paper's.</summary>
    public double Beta2;

    /// <summary>Norm, above 0, to which a player's gradient is shortened where it is longer. Default: infinity, so never.</summary>
    public double MaxGradientNorm = double.PositiveInfinity;

    private protected AdamSettings Adam => new(LearningRate, Beta1, Beta2) { MaxGradientNorm = MaxGradientNorm };

    /// <summary>A game with these optimizers.</summary>
    private protected AdversarialGame Game(Objective objective) => new(objective) { Critic = Adam, Generator = Adam, CriticSteps = new(CriticSteps) };

    private protected override void Check()
    {
        Require(CriticSteps >= 1, nameof(CriticSteps), CriticSteps, "at least 1");
        RequirePositive(nameof(LearningRate), LearningRate);
        Require(Beta1 is >= 0 and < 1, nameof(Beta1), Beta1, "at least 0 and below 1");
        Require(Beta2 is >= 0 and < 1, nameof(Beta2), Beta2, "at least 0 and below 1");
        Require(MaxGradientNorm > 0, nameof(MaxGradientNorm), MaxGradientNorm, "above 0");
        base.Check();
    }
}
