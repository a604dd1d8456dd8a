using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rapporteur.Discord.Wire;

/// <summary>A nonce comes back as it was sent, a string or a number.</summary>
internal sealed class NonceConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => reader.GetInt64().ToString(),
        _ => throw new JsonException("A nonce is a string or a number."),
    };

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
