using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.ML.Gan.Networks;

namespace Microsoft.ML.Gan.Persistence;

/// <summary>
/// Families of this library are written under their kind. Any other is written as <c>{ "family": "custom", "type": "Name, Assembly", "settings": { ... } }</c> and
/// made anew from its type, which must derive from <see cref="NetworkFamily"/>: no other type is ever instantiated, whatever a file says.
/// </summary>
internal sealed class NetworkFamilyConverter : JsonConverter<NetworkFamily>
{
    private const string Kind = "family", Custom = "custom";

    public override void Write(Utf8JsonWriter writer, NetworkFamily value, JsonSerializerOptions options)
    {
        var type = value.GetType();
        if (type.Assembly == typeof(NetworkFamily).Assembly)
        {
            JsonSerializer.Serialize(writer, value, options);
            return;
        }

        // Without its version, so that a newer assembly may load what an older one saved.
        var description = new CustomNetworks($"{type.FullName}, {type.Assembly.GetName().Name}", JsonSerializer.SerializeToElement(value, type, options));
        JsonSerializer.Serialize(writer, description, options);
    }

    public override NetworkFamily? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        bool isCustom = json.ValueKind == JsonValueKind.Object && json.TryGetProperty(Kind, out var kind) && kind.ValueEquals(Custom);
        return isCustom ? json.Deserialize<CustomNetworks>(options)!.Create(options) : json.Deserialize<NetworkFamily>(options);
    }

    private sealed record CustomNetworks(string Type, JsonElement Settings)
    {
        [JsonPropertyOrder(-1)]
        public string Family { get; init; } = Custom;

        public NetworkFamily Create(JsonSerializerOptions options)
        {
            var type = Find(Type);
            if (type is { IsAbstract: false } && type.IsSubclassOf(typeof(NetworkFamily))) return (NetworkFamily)Settings.Deserialize(type, options)!;
            throw new InvalidDataException($"The model's networks are said to be of type '{Type}', which is no {nameof(NetworkFamily)}; the file is damaged or not to be trusted.");
        }

        private static Type Find(string name)
        {
            Exception? cause = null;
            try
            {
                if (System.Type.GetType(name) is { } type) return type;
            }
            catch (Exception e) when (e is IOException or BadImageFormatException or ArgumentException or TypeLoadException)
            {
                cause = e;
            }

            throw new InvalidDataException(
                $"The model's networks are of the type '{name}', which is not at hand: bring the assembly that comes after the comma, and the type in it, beside the program.", cause);
        }
    }
}
