using System.Text.Json;
using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Gateway;

/// <summary>The outside of a payload: what it is, and where in the message its data lies.</summary>
/// <remarks>The data is read later, and only for events that are used: most are passed over unread.</remarks>
internal readonly record struct GatewayFrame(Opcode Op, long? Sequence, string? Event, ReadOnlyMemory<byte> Data)
{
    /// <summary>Reads the outside; false where the message is not a JSON object with an opcode.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> message, out GatewayFrame frame)
    {
        frame = default;
        try
        {
            var reader = new Utf8JsonReader(message.Span);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && TryReadFields(ref reader, message, out frame);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private static bool TryReadFields(ref Utf8JsonReader reader, ReadOnlyMemory<byte> message, out GatewayFrame frame)
    {
        int? op = null;
        long? sequence = null;
        string? name = null;
        ReadOnlyMemory<byte> data = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("op"u8))
            {
                reader.Read();
                op = reader.GetInt32();
            }
            else if (reader.ValueTextEquals("s"u8))
            {
                reader.Read();
                sequence = reader.TokenType == JsonTokenType.Number ? reader.GetInt64() : null;
            }
            else if (reader.ValueTextEquals("t"u8))
            {
                reader.Read();
                name = reader.TokenType == JsonTokenType.Null ? null : NameOf(ref reader);
            }
            else
            {
                var isData = reader.ValueTextEquals("d"u8);
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                data = isData ? message[start..(int)reader.BytesConsumed] : data;
            }
        }

        frame = new((Opcode)op.GetValueOrDefault(), sequence, name, data);
        return op is not null;
    }

    // The one event that comes a thousand times a second needs no string of its own.
    private static string? NameOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("INTERACTION_CREATE"u8) ? "INTERACTION_CREATE" : reader.GetString();
}
