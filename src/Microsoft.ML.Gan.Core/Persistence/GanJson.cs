using System.Text.Json;

namespace Microsoft.ML.Gan.Persistence;

internal static class GanJson
{
    /// <summary>How configurations are written: unknown members are errors, so that a file from a newer version is not half understood.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };
}
