using System.Collections.Immutable;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;

namespace Rapporteur.Bot.LocalChannel;

/// <summary>What happens, for all pages that listen. A page that was away gets what it missed by the id of the last event it saw.</summary>
public sealed class ChannelEvents
{
    /// <summary>Most events that are kept for pages that come back.</summary>
    public const int Kept = 512;

    private readonly Lock gate = new();
    private readonly Queue<(long Id, SseItem<string> Event)> past = new();
    private ImmutableList<ChannelWriter<SseItem<string>>> listeners = [];
    private long last;

    /// <summary>Tells every page that listens now, as camel-case JSON; it has no id, and is not told again.</summary>
    public void Publish<T>(string name, T data)
    {
        var item = new SseItem<string>(JsonSerializer.Serialize(data, JsonSerializerOptions.Web), name);
        lock (gate)
        {
            foreach (var listener in listeners)
            {
                listener.TryWrite(item);
            }
        }
    }

    /// <summary>Tells every page something that is stored: its id is the stored number, the same after a restart.</summary>
    /// <param name="json">The data, written already.</param>
    public void Tell(long id, string name, string json)
    {
        lock (gate)
        {
            last = id;
            var item = new SseItem<string>(json, name) { EventId = $"{id}" };
            past.Enqueue((id, item));
            if (past.Count > Kept)
            {
                past.Dequeue();
            }

            foreach (var listener in listeners)
            {
                listener.TryWrite(item);
            }
        }
    }

    /// <summary>Events from now on, after those since <paramref name="since"/> that are still kept.</summary>
    /// <param name="since">Id of the last event that the page saw; null for a new page.</param>
    /// <param name="cancellation">Ends the listening.</param>
    public async IAsyncEnumerable<SseItem<string>> ListenAsync(long? since, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // A page that does not read loses the oldest events rather than holding up the others or the memory.
        var channel = Channel.CreateBounded<SseItem<string>>(new BoundedChannelOptions(Kept) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (gate)
        {
            foreach (var (id, item) in past)
            {
                // A page that saw more than there is has seen another database: it has missed all of it.
                if (since is { } seen && (id > seen || seen > last))
                {
                    channel.Writer.TryWrite(item);
                }
            }

            listeners = listeners.Add(channel.Writer);
        }

        // The answer's headers go out with its first event: without one a page would not know that it is connected.
        yield return new SseItem<string>("{}", "open");
        try
        {
            await foreach (var item in channel.Reader.ReadAllAsync(cancellation))
            {
                yield return item;
            }
        }
        finally
        {
            lock (gate)
            {
                listeners = listeners.Remove(channel.Writer);
            }
        }
    }
}

/// <summary>Reading the seeds goes on, or is done.</summary>
/// <param name="Done">Files that were read.</param>
/// <param name="All">Files that there are to read.</param>
/// <param name="Facts">Facts of the new base; null while reading.</param>
public sealed record ReadingEvent(int Done, int All, int? Facts)
{
    /// <summary>Name of the event on the wire.</summary>
    public const string Name = "reading";
}
