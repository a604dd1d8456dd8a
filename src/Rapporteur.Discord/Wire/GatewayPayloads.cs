using System.Text.Json.Serialization;

namespace Rapporteur.Discord.Wire;

// The gateway's payloads, as far as a bot of slash commands meets them. Names and shapes: Discord, "Gateway Events".

/// <summary>What GET /gateway/bot answers: where to connect, and how often one may.</summary>
internal sealed record GatewayBot(string Url, int Shards, SessionStartLimit SessionStartLimit);

/// <summary>How many sessions may yet be started.</summary>
/// <param name="Remaining">Null where nothing limits them.</param>
/// <param name="ResetAfter">Milliseconds until <paramref name="Remaining"/> is <paramref name="Total"/> again.</param>
/// <param name="MaxConcurrency">Identifies allowed in five seconds; shards with the same remainder by it share one.</param>
internal sealed record SessionStartLimit(int Total, int? Remaining, double ResetAfter, int MaxConcurrency);

/// <summary>The first payload of a line.</summary>
/// <param name="HeartbeatInterval">Milliseconds.</param>
internal sealed record Hello(double HeartbeatInterval);

/// <summary>A payload that is sent: an opcode and its data.</summary>
internal sealed record Outgoing<T>([property: JsonPropertyName("op")] Opcode Op, [property: JsonPropertyName("d")] T D);

/// <summary>Starts a session.</summary>
/// <param name="Token">Without the "Bot " that the REST API wants before it.</param>
/// <param name="Compress">Whether large payloads may come as zlib in binary frames, one by one.</param>
/// <param name="Shard">The shard's number, and how many there are.</param>
internal sealed record Identify(string Token, int Intents, IdentifyProperties Properties, bool Compress, int[] Shard);

/// <summary>What runs here; Discord asks for it and shows it to nobody.</summary>
internal sealed record IdentifyProperties(string Os, string Browser, string Device);

/// <summary>Takes a session up again after the event with number <paramref name="Seq"/>.</summary>
internal sealed record Resume(string Token, string SessionId, long Seq);

/// <summary>A session has begun. Its guilds follow one by one.</summary>
/// <param name="Shard">The shard's number, and how many there are.</param>
internal sealed record Ready(User? User, UnavailableGuild[]? Guilds, PartialApplication? Application, int[]? Shard);

/// <summary>Of the same event, what a resume needs.</summary>
internal sealed record ReadySession([property: JsonConverter(typeof(TextOrNumberConverter))] string? SessionId, string? ResumeGatewayUrl);

/// <summary>The bot's own application.</summary>
internal sealed record PartialApplication(Snowflake Id);

/// <summary>A guild that is announced or gone; <paramref name="Unavailable"/> is null where the bot was removed from it.</summary>
internal sealed record UnavailableGuild(Snowflake Id, bool? Unavailable);

/// <summary>A user or bot; only what is needed to tell who pressed a button.</summary>
public sealed record User(Snowflake Id, string? Username, string? GlobalName);

/// <summary>The opcodes that a slash-command bot meets. Source: Discord, "Opcodes and Status Codes".</summary>
internal enum Opcode
{
    Dispatch = 0,
    Heartbeat = 1,
    Identify = 2,
    Resume = 6,
    Reconnect = 7,
    InvalidSession = 9,
    Hello = 10,
    HeartbeatAck = 11,
}
