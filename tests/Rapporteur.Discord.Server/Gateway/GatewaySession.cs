using System.Text.Json.Nodes;

namespace Rapporteur.Discord.Server.Gateway;

/// <summary>A session: its events with their numbers, kept for a resume.</summary>
public sealed class GatewaySession(string id, int shard, int shardCount)
{
    private readonly List<JsonObject> events = [];

    /// <summary>Held while an event is added and sent, or while a resume is served: events leave in their order.</summary>
    internal SemaphoreSlim InOrder { get; } = new(1, 1);

    /// <summary>What the client resumes with.</summary>
    public string Id { get; } = id;

    /// <summary>The shard's number.</summary>
    public int Shard { get; } = shard;

    /// <summary>How many shards the client said there are.</summary>
    public int ShardCount { get; } = shardCount;

    /// <summary>The line that it runs over; null while there is none.</summary>
    public GatewayLine? Line { get; set; }

    /// <summary>Number of the last event.</summary>
    public long Sequence
    {
        get
        {
            lock (events)
            {
                return events.Count;
            }
        }
    }

    /// <summary>Adds an event and gives it its number.</summary>
    public JsonObject Add(string name, JsonNode? data)
    {
        lock (events)
        {
            var payload = new JsonObject { ["op"] = 0, ["t"] = name, ["s"] = events.Count + 1, ["d"] = data?.DeepClone() };
            events.Add(payload);
            return payload;
        }
    }

    /// <summary>The events after a number.</summary>
    public IReadOnlyList<JsonObject> After(long sequence)
    {
        lock (events)
        {
            return [.. events.Skip((int)sequence)];
        }
    }
}
