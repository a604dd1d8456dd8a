using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rapporteur.Discord.Wire;

/// <summary>Rights travel as a decimal string; where Discord's OpenAPI document asks for a number (<c>default_member_permissions</c> of a request), the field says so itself.</summary>
internal sealed class PermissionsConverter : JsonConverter<Permissions>
{
    public override Permissions Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => (Permissions)reader.GetUInt64(),
        JsonTokenType.String when ulong.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var bits) => (Permissions)bits,
        _ => throw new JsonException("Rights are a string of decimal digits."),
    };

    public override void Write(Utf8JsonWriter writer, Permissions value, JsonSerializerOptions options) =>
        writer.WriteStringValue(((ulong)value).ToString(CultureInfo.InvariantCulture));
}

/// <summary>Writes rights as a number and reads either form.</summary>
internal sealed class PermissionsAsNumberConverter : JsonConverter<Permissions?>
{
    private static readonly PermissionsConverter Either = new();

    public override Permissions? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? null : Either.Read(ref reader, typeof(Permissions), options);

    public override void Write(Utf8JsonWriter writer, Permissions? value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((ulong)value.GetValueOrDefault());
}
