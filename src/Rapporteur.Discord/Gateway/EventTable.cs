using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Rapporteur.Discord.Guilds;
using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Gateway;

/// <summary>What happens on each event of the gateway. Events that are not listed are not for this bot.</summary>
/// <param name="begin">Called with the application's id at each READY; there is one for each shard and each new session.</param>
/// <param name="interact">Called with each interaction; must come back at once, since the line is not read meanwhile.</param>
internal sealed partial class EventTable(GuildRights rights, DiscordState state, Action<Snowflake> begin, Action<Interaction> interact, ILogger<EventTable> logger)
{
    // From here on the arrival of servers leaves more behind than is worth keeping for the next need.
    private const int ManyGuilds = 100;

    private int awaited;

    /// <summary>Takes an event's data, which is only valid until this returns. Never throws: one event that cannot be read must not end the line.</summary>
    public void On(string name, ReadOnlyMemory<byte> data)
    {
        try
        {
            Take(name, data.Span);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogUnreadable(name, exception.Message);
        }
    }

    private void Take(string name, ReadOnlySpan<byte> data)
    {
        switch (name)
        {
            case "INTERACTION_CREATE": interact(Read(data, DiscordJson.Default.Interaction)); break;
            case "READY": OnReady(Read(data, DiscordJson.Default.Ready)); break;
            case "GUILD_CREATE": rights.Add(Read(data, DiscordJson.Default.Guild)); CountGuilds(); OnArrival(); break;
            case "GUILD_DELETE": rights.Remove(Read(data, DiscordJson.Default.UnavailableGuild).Id); CountGuilds(); break;
            case "GUILD_ROLE_CREATE" or "GUILD_ROLE_UPDATE" or "GUILD_ROLE_DELETE": rights.Set(Read(data, DiscordJson.Default.RoleEvent)); break;
            case "CHANNEL_CREATE" or "CHANNEL_UPDATE": rights.Set(Read(data, DiscordJson.Default.Channel)); break;
            case "CHANNEL_DELETE": rights.Remove(Read(data, DiscordJson.Default.Channel)); break;
            case "GUILD_MEMBER_UPDATE": rights.Set(Read(data, DiscordJson.Default.GuildMember)); break;
            default: break;
        }
    }

    private void OnReady(Ready ready)
    {
        if (ready.User is { Id.Value: > 0 } bot)
        {
            rights.Begin(bot.Id);
        }

        // Where only one shard runs here, all that is known is its own; of several, READY must say which one it is.
        if (ready.Guilds is { } guilds && (ready.Shard ?? (state.Shards.Count > 1 ? null : [0, 1])) is [var shard, > 0 and var shards])
        {
            rights.Keep(guilds.Select(guild => guild.Id), shard, shards);
            CountGuilds();
        }

        if (ready.Guilds is { Length: >= ManyGuilds } announced)
        {
            Interlocked.Add(ref awaited, announced.Length);
        }

        // A bot's application has the bot's id unless it was made before 2016; READY names it either way.
        if (new[] { ready.Application?.Id, ready.User?.Id }.FirstOrDefault(id => id is { Value: > 0 }) is { } application)
        {
            begin(application);
        }
    }

    // A bot at rest allocates too little for the collector to come by itself, and would keep the servers' JSON for days.
    private void OnArrival()
    {
        if (Volatile.Read(ref awaited) > 0 && Interlocked.Decrement(ref awaited) == 0)
        {
            ThreadPool.QueueUserWorkItem(_ => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true));
        }
    }

    private void CountGuilds() => state.GuildsChanged(rights.Count);

    private static T Read<T>(ReadOnlySpan<byte> data, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(data, type) ?? throw new JsonException("The event has no data.");

    [LoggerMessage(LogLevel.Warning, "An event {Event} could not be read and was passed over: {Why}")]
    private partial void LogUnreadable(string @event, string why);
}
