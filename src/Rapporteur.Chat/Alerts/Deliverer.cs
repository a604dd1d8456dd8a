using System.Collections.Concurrent;

namespace Rapporteur.Chat.Alerts;

/// <summary>Brings one claimed delivery to its channel and writes down what became of it.</summary>
/// <remarks>
/// A delivery whose earlier try may have arrived is repeated with its nonce while the platform still knows that; later it is looked
/// for first. Where the channel cannot be read it is posted, and its record says what could not be checked: a second post is less
/// bad than a lost one.
/// </remarks>
public sealed class Deliverer(IAlertChannel channel, IOutbox outbox, IAlertLedger ledger, DeliveryOptions options, TimeProvider clock)
{
    /// <summary>Part of the lease that is kept back for writing down what became of a delivery.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(2);

    // Discord counts edits of posts older than an hour and says "try again later" (30046); where that lasts, a reply carries the correction.
    private const int EditTries = 4;

    private const int MostKept = 64;

    /// <summary>How long after a stop is asked for it may still be written down: longer than a database takes, shorter than a host waits.</summary>
    private static readonly TimeSpan Writing = TimeSpan.FromSeconds(4);

    private readonly ConcurrentDictionary<string, (DateTimeOffset Read, StoredAlert Alert)> alerts = new(StringComparer.Ordinal);

    /// <summary>Sends it, or leaves it as it is where the lease is about to run out. Returns why the platform did not answer; null where it did.</summary>
    public async Task<Delivered> DeliverAsync(Delivery delivery, CancellationToken cancellation)
    {
        if (await AlertAsync(delivery, cancellation) is not { } alert || Draw(delivery, alert) is not { } answer)
        {
            await outbox.DropAsync(delivery, "no filter of the channel takes it any longer", cancellation);
            return Delivered.Quietly;
        }

        if (delivery is { Kind: not DeliveryKind.Post, Message: null })
        {
            await outbox.DropAsync(delivery, "there is no post to be changed", cancellation);
            return Delivered.Quietly;
        }

        var left = delivery.LeaseUntil - clock.GetUtcNow() - Reserve;
        if (left <= TimeSpan.Zero)
        {
            return Delivered.Quietly;
        }

        using var end = new CancellationTokenSource(left, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, end.Token);
        string? notChecked = null;
        try
        {
            if (delivery.Kind != DeliveryKind.Edit && delivery.MayHaveArrived && clock.GetUtcNow() - delivery.TriedAt >= options.NonceMemory)
            {
                switch (await channel.FindAsync(delivery, answer, both.Token))
                {
                    case Search.Found(var message):
                        return await WriteDownAsync(delivery, new Outcome.Sent(message), cancellation);
                    case Search.Unknown(var reason, var isEverywhere):
                        return new(new(reason, isEverywhere), null);
                    case Search.NotAllowed(var reason):
                        notChecked = $"whether an earlier try had arrived could not be checked {reason}";
                        break;
                }

                await outbox.RestartAsync(delivery, notChecked, cancellation);
            }

            var told = await WriteDownAsync(delivery, await SendAsync(delivery, answer, both.Token), cancellation);
            return told with { Worth = told.Worth ?? notChecked };
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return new(new("it did not answer in time", IsEverywhere: false), notChecked);
        }
    }

    private Task<Outcome> SendAsync(Delivery delivery, Answer answer, CancellationToken cancellation) => delivery.Kind switch
    {
        DeliveryKind.Edit => channel.EditAsync(delivery.Channel, delivery.Message!, answer, cancellation),
        DeliveryKind.Reply => channel.ReplyAsync(delivery.Channel, delivery.Message!, answer, delivery.Nonce, cancellation),
        _ => channel.PostAsync(delivery.Channel, answer, delivery.Nonce, cancellation),
    };

    // What was sent is written down although the host stops: it would else be sent or looked for once more.
    private async Task<Delivered> WriteDownAsync(Delivery delivery, Outcome outcome, CancellationToken cancellation)
    {
        using var end = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        await using var stop = cancellation.Register(() => end.CancelAfter(Writing));
        switch (outcome)
        {
            case Outcome.Sent(var message):
                await outbox.SentAsync(delivery, message, end.Token);
                return Delivered.Quietly;
            case Outcome.Closed(var reason):
                await outbox.PauseAsync(delivery, reason, end.Token);
                return new(null, $"alerts to channel {delivery.Channel} are paused: {reason}");
            case Outcome.Orphaned(var reason):
                // A post that somebody deleted has nothing left to correct.
                await outbox.DropAsync(delivery, reason, end.Token);
                return Delivered.Quietly;
            case Outcome.TooOld(var reason) when delivery.Attempts < EditTries:
                await outbox.PutBackAsync(delivery, clock.GetUtcNow() + (TimeSpan.FromMinutes(1) * Math.Pow(4, delivery.Attempts - 1)), reason, end.Token);
                return Delivered.Quietly;
            case Outcome.TooOld(var reason):
                await outbox.ReplyInsteadAsync(delivery, reason, end.Token);
                return Delivered.Quietly;
            case Outcome.Rejected(var reason):
                await outbox.DropAsync(delivery, reason, end.Token);
                return new(null, $"a message to channel {delivery.Channel} was rejected: {reason}");
            case Outcome.Unknown unknown:
                return new(unknown, null);
            default:
                throw new InvalidOperationException($"There is no outcome {outcome}.");
        }
    }

    /// <summary>The message to be sent; null where the channel no longer wants a line of it.</summary>
    private static Answer? Draw(Delivery delivery, StoredAlert alert)
    {
        if (delivery.Kind == DeliveryKind.Reply)
        {
            var corrections = alert.Remarks
                .Where((remark, at) => at >= (delivery.FirstRemark ?? delivery.Remark) && at <= delivery.Remark && remark.IsCorrection && remark.Concerns(alert.Alert, delivery.Takes))
                .ToList();
            return corrections.Count == 0 ? null : AlertAnswer.Of(alert.Alert, corrections);
        }

        // A sample shows how an alert looks, whatever the channel filters.
        Func<AlertLine, bool>? takes = alert.Alert.Occasion == AlertOccasion.Sample ? null : delivery.Takes;
        return takes is null || alert.Alert.Lines.Any(takes) ? AlertAnswer.Of(alert.Alert, takes, alert.Remarks) : null;
    }

    private async Task<StoredAlert?> AlertAsync(Delivery delivery, CancellationToken cancellation)
    {
        // One alert goes to thousands of channels, but its remarks may grow: what was read before the claim is read again.
        if (alerts.TryGetValue(delivery.Alert, out var kept) && kept.Read > delivery.ClaimedAt)
        {
            return kept.Alert;
        }

        var now = clock.GetUtcNow();
        if (await ledger.AlertAsync(delivery.Alert, cancellation) is not { } alert)
        {
            return null;
        }

        if (alerts.Count >= MostKept)
        {
            alerts.Clear();
        }

        alerts[delivery.Alert] = (now, alert);
        return alert;
    }
}

/// <summary>What a try to deliver told beyond the delivery itself.</summary>
/// <param name="Failure">Why it is not known whether it arrived; null where it is. The delivery keeps its claim and must be put back.</param>
/// <param name="Worth">What is worth a line in the log, or null.</param>
public sealed record Delivered(Outcome.Unknown? Failure, string? Worth)
{
    /// <summary>Nothing beyond.</summary>
    public static readonly Delivered Quietly = new(null, null);
}
