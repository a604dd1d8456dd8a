using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Rapporteur.Discord.Wire;

/// <summary>The JSON that only goes to Discord, written by code that is generated at build and knows nothing of reading.</summary>
/// <remarks>What comes back in the same form, and what is read in another form than it is written, is in <see cref="DiscordJson"/>.</remarks>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Outgoing<Identify>))]
[JsonSerializable(typeof(Outgoing<Resume>))]
[JsonSerializable(typeof(InteractionCallback))]
[JsonSerializable(typeof(DeferralCallback))]
[JsonSerializable(typeof(MessageBody))]
internal sealed partial class SentJson : JsonSerializerContext
{
    // Arabic and Hebrew as they are, not as six characters each.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of a request or a frame, of either kind of JSON.</summary>
    public static byte[] Of<T>(T value, JsonTypeInfo<T> type)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Compact))
        {
            JsonSerializer.Serialize(writer, value, type);
        }

        return bytes.ToArray();
    }
}
