using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.ML.Gan.Transforms;

/// <summary>The configuration of a transformer as text.</summary>
internal static class ConfigurationJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        IgnoreReadOnlyProperties = true,
        // A file from a newer version is refused, not half understood.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static string Of<T>(T configuration) => JsonSerializer.Serialize(configuration, Options);

    /// <exception cref="InvalidDataException">The text is not such a configuration.</exception>
    public static T Parse<T>(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new InvalidDataException("The model's configuration is empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The model's configuration is damaged or of a newer version: {e.Message}", e);
        }
    }
}
