using System.Collections.Immutable;
using Rapporteur.Facts;

namespace Rapporteur.Chat.Alerts;

/// <summary>The channels that want alerts.</summary>
public interface ISubscriptions
{
    /// <summary>A channel's subscription, or null.</summary>
    Task<Subscription?> FindAsync(string channel, CancellationToken cancellation);

    /// <summary>Stores a subscription as it is given; one that is no longer paused gets what waited for it.</summary>
    Task SaveAsync(Subscription subscription, CancellationToken cancellation);

    /// <summary>Forgets a channel and drops what was on its way to it. False where there was no subscription.</summary>
    Task<bool> RemoveAsync(string channel, CancellationToken cancellation);
}

/// <summary>What alerts were written from: the documents that count as known, and the alerts.</summary>
public interface IAlertLedger
{
    /// <summary>Every document that counts as known, and the number of the state that it is part of; 0 where nothing was ever known.</summary>
    Task<KnownSeeds> KnownAsync(CancellationToken cancellation);

    /// <summary>The stored reading of some bytes, under a name; null where it is gone.</summary>
    Task<SeedReading?> ReadingAsync(string sha256, string name, CancellationToken cancellation);

    /// <summary>Writes what became known, its alerts with a delivery for each channel that wants them, and the remarks: all of it or nothing.</summary>
    /// <returns>False, with nothing written, where the state is no longer that of the entry: somebody else was first.</returns>
    Task<bool> WriteAsync(LedgerEntry entry, CancellationToken cancellation);

    /// <summary>Writes an alert for one channel alone, whatever it filters.</summary>
    Task WriteSampleAsync(Alert alert, string channel, CancellationToken cancellation);

    /// <summary>Makes one message of what was gathered for a channel, for each channel where it is due. Returns how many there were.</summary>
    Task<int> SendGatheredAsync(CancellationToken cancellation);

    /// <summary>An alert with its remarks, or null.</summary>
    Task<StoredAlert?> AlertAsync(string id, CancellationToken cancellation);

    /// <summary>The newest alert that was posted in a channel, with its remarks, or null.</summary>
    Task<StoredAlert?> LatestInAsync(string channel, CancellationToken cancellation);

    /// <summary>What became of a document, or null where it was never seen.</summary>
    Task<DocumentFate?> FateAsync(string document, CancellationToken cancellation);

    /// <summary>What a channel wanted to see of an alert when that was written; empty where everything, or where it was not posted.</summary>
    Task<ImmutableArray<AlertFilter>> FiltersAsync(string alert, string channel, CancellationToken cancellation);

    /// <summary>What became of an alert in a channel; also of the digest that it was put into. Oldest first.</summary>
    Task<ImmutableArray<DeliveryFate>> DeliveriesAsync(string alert, string channel, CancellationToken cancellation);

    /// <summary>Names of the documents that came or changed since a moment; those of the very first start came before it.</summary>
    Task<ImmutableArray<string>> SeenSinceAsync(DateTimeOffset moment, CancellationToken cancellation);
}

/// <summary>The deliveries that are due.</summary>
public interface IOutbox
{
    /// <summary>Claims deliveries that are due, posts before edits and the oldest first within a channel, each for one worker alone until the lease runs out.</summary>
    /// <param name="most">How many of all kinds.</param>
    /// <param name="mostSlow">How many that are no posts.</param>
    Task<ImmutableArray<Delivery>> ClaimAsync(ChannelReach reach, int most, int mostSlow, TimeSpan lease, CancellationToken cancellation);

    /// <summary>When the next delivery is due, or the lease of one runs out, after a moment; null where that is never.</summary>
    Task<DateTimeOffset?> NextDueAsync(ChannelReach reach, DateTimeOffset after, CancellationToken cancellation);

    /// <summary>Writes down that a delivery is there, with what could not be checked before. A delivery that another worker took over meanwhile is marked all the same.</summary>
    Task SentAsync(Delivery delivery, string message, CancellationToken cancellation);

    /// <summary>Writes down, before a try, that no earlier one arrived, or why that could not be checked.</summary>
    Task RestartAsync(Delivery delivery, string? notChecked, CancellationToken cancellation);

    /// <summary>Puts a delivery back to be tried later.</summary>
    Task PutBackAsync(Delivery delivery, DateTimeOffset due, string reason, CancellationToken cancellation);

    /// <summary>Ends a delivery that will not be tried again.</summary>
    Task DropAsync(Delivery delivery, string reason, CancellationToken cancellation);

    /// <summary>Ends an edit that came too late and puts one reply with all corrections that the post does not show in its place.</summary>
    Task ReplyInsteadAsync(Delivery delivery, string reason, CancellationToken cancellation);

    /// <summary>Puts a delivery back and pauses its channel.</summary>
    Task PauseAsync(Delivery delivery, string reason, CancellationToken cancellation);
}

/// <summary>The state that alerts are written from.</summary>
/// <param name="Revision">Its number.</param>
/// <param name="Sha256">Name of a document → SHA-256 of its bytes.</param>
public sealed record KnownSeeds(long Revision, ImmutableDictionary<string, string> Sha256);

/// <summary>One step from a state of what is known to the next.</summary>
/// <param name="Revision">Number of the state that it starts from.</param>
/// <param name="Documents">Documents that are otherwise now.</param>
/// <param name="Alerts">What is told; may be empty.</param>
/// <param name="Remarks">What is to be said on earlier alerts.</param>
public sealed record LedgerEntry(long Revision, ImmutableArray<DocumentEntry> Documents, ImmutableArray<Alert> Alerts, ImmutableArray<Remark> Remarks);

/// <summary>A document as it counts from now on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reading">Its reading; null where it is gone.</param>
/// <param name="Fate">What it led to.</param>
/// <param name="Alert">Id of the alert that tells of it, or null.</param>
public sealed record DocumentEntry(string Name, SeedReading? Reading, Fate Fate, string? Alert);

/// <summary>What a document led to.</summary>
public enum Fate
{
    /// <summary>It was there at the very first start, which alerts nobody.</summary>
    Baseline,

    /// <summary>An alert tells of it.</summary>
    Alerted,

    /// <summary>It brought nothing that was not known.</summary>
    NothingNew,

    /// <summary>It is another document's article once more.</summary>
    Copy,
}

/// <summary>What became of a document.</summary>
public sealed record DocumentFate(string Name, DateTimeOffset SeenAt, Fate Fate, string? Alert, bool IsGone);

/// <summary>What became of an alert in a channel.</summary>
/// <param name="State"><c>waiting</c>, <c>gathered</c> for a digest, <c>sent</c> or <c>dropped</c>.</param>
/// <param name="At">When it was sent, else when it is due.</param>
/// <param name="Reason">Why it waits or was dropped, or what could not be checked; null where there is nothing to say.</param>
public sealed record DeliveryFate(DeliveryKind Kind, string State, DateTimeOffset At, string? Message, string? Reason);

/// <summary>An alert as it stands now.</summary>
public sealed record StoredAlert(Alert Alert, ImmutableArray<Remark> Remarks);
