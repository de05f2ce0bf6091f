using Microsoft.ML.Data;

namespace Microsoft.ML.Gan.Augmentation;

internal sealed class KeyedPair
{
    [VectorType(3)]
    public float[] Features { get; set; } = [];

    [KeyType(2)]
    public uint Label { get; set; }
}

/// <summary>A row that knows how often its features were read.</summary>
internal sealed class CountedPair(float[] features, uint label)
{
    private int reads;

    [NoColumn]
    public int Reads => reads;

    [VectorType(3)]
    public float[] Features
    {
        get
        {
            Interlocked.Increment(ref reads);
            return features;
        }
    }

    [KeyType(2)]
    public uint Label => label;
}

internal sealed class RichPoint
{
    [VectorType(3)]
    public float[] Features { get; set; } = [];

    public float Weight { get; set; }

    public double Price { get; set; }

    [KeyType(4)]
    public uint Key { get; set; }

    public string Name { get; set; } = "";

    public bool Flag { get; set; }

    public int Count { get; set; }

    [VectorType(2)]
    public float[] Slots { get; set; } = [];

    [VectorType(3)]
    public string[] Words { get; set; } = [];
}

internal sealed class Prediction
{
    public uint PredictedLabel { get; set; }

    public float[] Score { get; set; } = [];
}
