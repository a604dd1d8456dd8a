using System.Text.Json.Nodes;

namespace Rapporteur.Discord.Server.Gateway;

/// <summary>A session: its events with their numbers, kept for a resume.</summary>
public sealed class GatewaySession(string id, int shard, int shardCount)
{
    // As with Discord, a resume that comes too late finds the oldest events gone.
    private const int MostKept = 20_000;

    private readonly List<JsonObject> events = [];
    private long gone;

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
                return gone + events.Count;
            }
        }
    }

    /// <summary>Adds an event and gives it its number.</summary>
    public JsonObject Add(string name, JsonNode? data)
    {
        lock (events)
        {
            var payload = new JsonObject { ["op"] = 0, ["t"] = name, ["s"] = gone + events.Count + 1, ["d"] = data?.DeepClone() };
            events.Add(payload);
            if (events.Count > MostKept)
            {
                events.RemoveRange(0, MostKept / 2);
                gone += MostKept / 2;
            }

            return payload;
        }
    }

    /// <summary>The events after a number.</summary>
    public IReadOnlyList<JsonObject> After(long sequence)
    {
        lock (events)
        {
            return [.. events.Skip((int)Math.Max(0, sequence - gone))];
        }
    }
}
