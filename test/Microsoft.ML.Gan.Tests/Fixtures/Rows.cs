using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Gan.Fixtures;

internal sealed class Point
{
    [VectorType(3)]
    public float[] Features { get; set; } = [];
}

internal sealed class KeyedPoint
{
    [VectorType(3)]
    public float[] Features { get; set; } = [];

    [KeyType(3)]
    public uint Label { get; set; }
}

internal sealed class ConditionedPoint
{
    [VectorType(3)]
    public float[] Features { get; set; } = [];

    [VectorType(2)]
    public float[] Condition { get; set; } = [];
}

internal sealed class LabelledPoint<TLabel>
{
    [VectorType(3)]
    public float[] Features { get; set; } = [];

    public TLabel Label { get; set; } = default!;
}

internal sealed class Picture
{
    [ImageType]
    public MLImage? Features { get; set; }

    public bool Label { get; set; }
}

internal sealed class ConditionedPicture
{
    [ImageType]
    public MLImage? Features { get; set; }

    public float Condition { get; set; }
}

internal sealed class KeyedPicture
{
    [ImageType(8, 8)]
    public MLImage? Features { get; set; }

    [KeyType(2)]
    public uint Label { get; set; }
}

internal sealed class AnyPicture
{
    [ImageType]
    public MLImage? Features { get; set; }
}

internal sealed class SizedPicture
{
    [ImageType(8, 8)]
    public MLImage? Features { get; set; }
}

/// <summary>What a transformer adds to a point.</summary>
internal sealed class Scored
{
    [VectorType(3)]
    public float[] Generated { get; set; } = [];

    public float CriticScore { get; set; }

    public float ScorePercentile { get; set; }
}

internal sealed class Nothing
{
    public float Unused { get; set; }
}

internal sealed class GeneratedOnly
{
    [VectorType(3)]
    public float[] Generated { get; set; } = [];
}
