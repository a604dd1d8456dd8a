using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rapporteur.Discord.Wire;

/// <summary>An id of Discord: 64 bits, written as a decimal string in JSON since JavaScript's numbers cannot hold it.</summary>
[JsonConverter(typeof(SnowflakeConverter))]
public readonly record struct Snowflake(ulong Value) : IComparable<Snowflake>
{
    // Discord, Reference, "Snowflakes": milliseconds since the first second of 2015 stand above the low 22 bits.
    private const long DiscordEpochMs = 1_420_070_400_000;

    /// <summary>When Discord made the id; exact to the millisecond.</summary>
    public DateTimeOffset MadeAt => DateTimeOffset.FromUnixTimeMilliseconds((long)(Value >> 22) + DiscordEpochMs);

    /// <summary>The lowest id that Discord could have made at a moment: a bound for "messages after".</summary>
    public static Snowflake At(DateTimeOffset moment) => new((ulong)Math.Max(0, moment.ToUnixTimeMilliseconds() - DiscordEpochMs) << 22);

    /// <summary>Reads a decimal number of at most 64 bits; false for anything else.</summary>
    public static bool TryParse(string? text, out Snowflake id)
    {
        var read = ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        id = new(value);
        return read;
    }

    /// <summary>Newer ids are greater.</summary>
    public int CompareTo(Snowflake other) => Value.CompareTo(other.Value);

    /// <summary>The decimal digits, as they stand in URLs and JSON.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public static bool operator <(Snowflake left, Snowflake right) => left.Value < right.Value;

    public static bool operator >(Snowflake left, Snowflake right) => left.Value > right.Value;

    public static bool operator <=(Snowflake left, Snowflake right) => left.Value <= right.Value;

    public static bool operator >=(Snowflake left, Snowflake right) => left.Value >= right.Value;
}

/// <summary>Reads ids from strings (as Discord writes them) or numbers, and writes strings.</summary>
internal sealed class SnowflakeConverter : JsonConverter<Snowflake>
{
    public override Snowflake Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return new(reader.GetUInt64());
        }

        if (reader.TokenType == JsonTokenType.String && !reader.HasValueSequence
            && Utf8Parser.TryParse(reader.ValueSpan, out ulong value, out var used) && used == reader.ValueSpan.Length)
        {
            return new(value);
        }

        throw new JsonException("An id is a string of decimal digits.");
    }

    public override void Write(Utf8JsonWriter writer, Snowflake value, JsonSerializerOptions options)
    {
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(value.Value, digits, out var length);
        writer.WriteStringValue(digits[..length]);
    }
}
