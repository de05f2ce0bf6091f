using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.ML.Gan.Data;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>All of a transformer but its networks.</summary>
internal sealed record GanConfiguration(
    FeatureColumn Feature, LabelColumn? Label, string GeneratedColumnName, string ScoreColumnName, TrainingSummary Training)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        IgnoreReadOnlyProperties = true,
        // A file from a newer version is refused, not half understood.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <exception cref="InvalidDataException">The text is not such a configuration.</exception>
    public static GanConfiguration FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<GanConfiguration>(json, Options) ?? throw new InvalidDataException("The model's configuration is empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The model's configuration is damaged or of a newer version: {e.Message}", e);
        }
    }
}
