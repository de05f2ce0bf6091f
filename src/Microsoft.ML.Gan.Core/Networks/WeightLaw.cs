namespace Microsoft.ML.Gan.Networks;

/// <summary>The law of a network's initial weights; biases start at 0.</summary>
public enum WeightLaw
{
    /// <summary>N(0, 0.02^2), the rule of DCGAN.</summary>
    Normal,

    /// <summary>U(-a, a) with a = sqrt(6 / (inputs + outputs)) of a unit, the rule of Glorot and Bengio and the default of Keras.</summary>
    GlorotUniform,
}
