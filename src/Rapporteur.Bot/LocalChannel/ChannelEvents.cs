using System.Collections.Immutable;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;

namespace Rapporteur.Bot.LocalChannel;

/// <summary>What happens, for all pages that listen. A page that was away gets what it missed by the id of the last event it saw, a new one what was told last.</summary>
public sealed class ChannelEvents(TimeProvider clock)
{
    /// <summary>Most events that are kept for pages that come back.</summary>
    public const int Kept = 512;

    /// <summary>Most events of before that a new page is told: as many messages as a page keeps.</summary>
    public const int ToldToNewPages = 40;

    /// <summary>Name of the event that says only that the line still stands: a page that hears nothing for longer connects anew.</summary>
    public const string StillHere = "still-here";

    // What is kept for a page that comes back must fit, with what is told before and after it.
    private const int MostWaiting = Kept + 2;

    /// <summary>How soon a page that lost the line tries again.</summary>
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);

    private readonly Lock gate = new();
    private readonly Queue<(long Id, SseItem<string> Event)> past = new();
    private ImmutableList<ChannelWriter<SseItem<string>>> listeners = [];
    private SseItem<string>? reading;
    private long last;

    /// <summary>Tells every page something that is kept, and those that are away once they are back.</summary>
    /// <param name="id">Grows with each; the same after a restart.</param>
    /// <param name="name">Name of the event.</param>
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

            Tell(item);
        }
    }

    /// <summary>Tells every page how far reading is. It is a state and not a message: a page that comes gets the newest alone, and it has no id.</summary>
    public void Publish(ReadingEvent progress)
    {
        lock (gate)
        {
            var item = new SseItem<string>(JsonSerializer.Serialize(progress, ChannelJson.Default.ReadingEvent), ReadingEvent.Name);
            reading = item;
            Tell(item);
        }
    }

    /// <summary>Events from now on, after those since <paramref name="since"/> that are still kept.</summary>
    /// <param name="since">Id of the last event that the page saw; null for a page that saw none, which gets the newest that are kept.</param>
    /// <param name="cancellation">Ends the listening.</param>
    public async IAsyncEnumerable<SseItem<string>> ListenAsync(long? since, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var channel = Channel.CreateBounded<SseItem<string>>(MostWaiting);
        lock (gate)
        {
            channel.Writer.TryWrite(new SseItem<string>("", StillHere) { ReconnectionInterval = Retry });
            // A page that saw more than there is has listened to a host with another store: it has missed all of it.
            var missed = since is { } seen ? past.Where(told => told.Id > seen || seen > last) : past.TakeLast(ToldToNewPages);
            foreach (var (_, item) in missed)
            {
                channel.Writer.TryWrite(item);
            }

            if (reading is { } now)
            {
                channel.Writer.TryWrite(now);
            }

            listeners = listeners.Add(channel.Writer);
        }

        using var silence = new PeriodicTimer(LongestSilence, clock);
        var ticks = KeepTellingAsync(silence, channel.Writer);
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

            silence.Dispose();
            await ticks;
        }
    }

    private static async Task KeepTellingAsync(PeriodicTimer silence, ChannelWriter<SseItem<string>> page)
    {
        while (await silence.WaitForNextTickAsync())
        {
            page.TryWrite(new SseItem<string>("", StillHere));
        }
    }

    private void Tell(SseItem<string> item)
    {
        foreach (var listener in listeners)
        {
            // A page that does not read is let go, rather than holding up the memory: it comes back and gets what it missed.
            if (!listener.TryWrite(item) && item.EventId is not null)
            {
                listener.TryComplete();
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
