using System.Text.Json;
using System.Text.Json.Serialization;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts;

/// <summary>Readings as JSON, so that a text need not be read twice.</summary>
public static class ReadingJson
{
    /// <summary>The reading as one JSON object.</summary>
    public static string Write(SeedReading reading) => JsonSerializer.Serialize(reading, ReadingJsonContext.Default.SeedReading);

    /// <summary>The reading that was written, as one of a file of that name: the same bytes may lie under another one now.</summary>
    /// <exception cref="JsonException">It was not written by <see cref="Write"/>.</exception>
    public static SeedReading Read(string json, string name)
    {
        var reading = JsonSerializer.Deserialize(json, ReadingJsonContext.Default.SeedReading) ?? throw new JsonException("A reading is missing.");
        return reading.Document.Name == name ? reading : reading with
        {
            Document = reading.Document with { Name = name },
            Claims = [.. reading.Claims.Select(claim => claim with { Citation = claim.Citation with { Document = name } })],
            Sayings = [.. reading.Sayings.Select(saying => saying with { Citation = saying.Citation with { Document = name } })],
        };
    }
}

/// <summary>A run of text as <c>[start, end]</c>.</summary>
public sealed class TextSpanConverter : JsonConverter<TextSpan>
{
    public override TextSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray || !reader.Read())
        {
            throw new JsonException("A run of text is [start, end].");
        }

        var start = reader.GetInt32();
        reader.Read();
        var end = reader.GetInt32();
        reader.Read();
        return new TextSpan(start, end);
    }

    public override void Write(Utf8JsonWriter writer, TextSpan value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Start);
        writer.WriteNumberValue(value.End);
        writer.WriteEndArray();
    }
}

/// <summary>A date as ISO 8601, as exact as it is.</summary>
public sealed class PartialDateConverter : JsonConverter<PartialDate>
{
    public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PartialDate.Parse(reader.GetString() ?? "") ?? throw new JsonException("A date is 2026, 2026-01 or 2026-01-06.");

    public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    Converters = [typeof(TextSpanConverter), typeof(PartialDateConverter)])]
[JsonSerializable(typeof(SeedReading))]
internal sealed partial class ReadingJsonContext : JsonSerializerContext;
