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

    private readonly ConcurrentDictionary<string, (DateTimeOffset Read, StoredAlert Alert)> alerts = new(StringComparer.Ordinal);

    /// <summary>Sends it, or leaves it as it is where the lease is about to run out. Returns why the platform did not answer; null where it did.</summary>
    public async Task<Delivered> DeliverAsync(Delivery delivery, CancellationToken cancellation)
    {
        if (await AlertAsync(delivery, cancellation) is not { } alert || Draw(delivery, alert) is not { } answer)
        {
            await outbox.DropAsync(delivery, "no filter of the channel takes it any longer", cancellation);
            return new(null, null);
        }

        if (delivery is { Kind: not DeliveryKind.Post, Message: null })
        {
            await outbox.DropAsync(delivery, "there is no post to be changed", cancellation);
            return new(null, null);
        }

        using var lease = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var left = delivery.LeaseUntil - clock.GetUtcNow() - Reserve;
        if (left <= TimeSpan.Zero)
        {
            return new(null, null);
        }

        using var end = new CancellationTokenSource(left, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, end.Token);
        string? notChecked = null;
        try
        {
            if (delivery.Kind != DeliveryKind.Edit && delivery.MayHaveArrived && clock.GetUtcNow() - delivery.TriedAt >= options.NonceMemory)
            {
                switch (await channel.FindAsync(delivery.Channel, answer, delivery.Nonce, delivery.TriedAt, both.Token))
                {
                    case Search.Found(var message):
                        await outbox.SentAsync(delivery, message, null, cancellation);
                        return new(null, null);
                    case Search.Unknown(var reason):
                        return new(reason, null);
                    case Search.NotAllowed(var reason):
                        notChecked = $"whether an earlier try had arrived could not be checked {reason}";
                        break;
                }

                await outbox.RestartAsync(delivery, cancellation);
            }

            return await WriteDownAsync(delivery, await SendAsync(delivery, answer, both.Token), notChecked, cancellation);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return new("it did not answer in time", notChecked);
        }
    }

    private Task<Outcome> SendAsync(Delivery delivery, Answer answer, CancellationToken cancellation) => delivery.Kind switch
    {
        DeliveryKind.Edit => channel.EditAsync(delivery.Channel, delivery.Message!, answer, cancellation),
        DeliveryKind.Reply => channel.ReplyAsync(delivery.Channel, delivery.Message!, answer, delivery.Nonce, cancellation),
        _ => channel.PostAsync(delivery.Channel, answer, delivery.Nonce, cancellation),
    };

    private async Task<Delivered> WriteDownAsync(Delivery delivery, Outcome outcome, string? note, CancellationToken cancellation)
    {
        switch (outcome)
        {
            case Outcome.Sent(var message):
                await outbox.SentAsync(delivery, message, note, cancellation);
                return new(null, note);
            case Outcome.Closed(var reason) when delivery.Kind == DeliveryKind.Post:
                await outbox.PauseAsync(delivery, reason, cancellation);
                return new(null, $"alerts to channel {delivery.Channel} are paused: {reason}");
            case Outcome.Closed(var reason):
                // A post that somebody deleted has nothing left to correct.
                await outbox.DropAsync(delivery, reason, cancellation);
                return new(null, note);
            case Outcome.TooOld(var reason) when delivery.Attempts < EditTries:
                await outbox.PutBackAsync(delivery, clock.GetUtcNow() + (TimeSpan.FromMinutes(1) * Math.Pow(4, delivery.Attempts - 1)), reason, cancellation);
                return new(null, note);
            case Outcome.TooOld(var reason):
                await outbox.ReplyInsteadAsync(delivery, reason, cancellation);
                return new(null, note);
            case Outcome.Rejected(var reason):
                await outbox.DropAsync(delivery, reason, cancellation);
                return new(null, $"a message to channel {delivery.Channel} was rejected: {reason}");
            case Outcome.Unknown(var reason):
                return new(reason, note);
            default:
                throw new InvalidOperationException($"There is no outcome {outcome}.");
        }
    }

    /// <summary>The message to be sent; null where the channel no longer wants a line of it.</summary>
    private static Answer? Draw(Delivery delivery, StoredAlert alert)
    {
        if (delivery.Kind == DeliveryKind.Reply)
        {
            return delivery.Remark is { } number && number < alert.Remarks.Length ? AlertAnswer.Of(alert.Alert, alert.Remarks[(int)number]) : null;
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
/// <param name="Outage">Why the platform did not answer; null where it did. The delivery keeps its claim and must be put back.</param>
/// <param name="Worth">What is worth a line in the log, or null.</param>
public sealed record Delivered(string? Outage, string? Worth);
