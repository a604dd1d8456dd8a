using Microsoft.Extensions.Options;
using Rapporteur.Chat.Alerts;
using Rapporteur.Storage.Database;

namespace Rapporteur.Bot.Alerts;

/// <summary>Delivers what is due on one platform: several at once, none twice, and one alone while the platform does not answer.</summary>
public sealed partial class DeliveryWorker : BackgroundService
{
    private const int TriesUntilTold = 3;

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(20);

    /// <summary>Longest rest of a delivery that fails again and again.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(30);

    private readonly IAlertChannel channel;
    private readonly IOutbox outbox;
    private readonly IAlertLedger ledger;
    private readonly Deliverer deliverer;
    private readonly Store store;
    private readonly DeliverySignal signal;
    private readonly DeliveryOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger<DeliveryWorker> logger;
    private readonly Outage storage;
    private readonly Outage platform;
    private readonly Pace slow;
    private readonly Lock gate = new();
    private string? failing;
    private DateTimeOffset restsUntil;
    private DateTimeOffset gathersAt;

    public DeliveryWorker(
        IAlertChannel channel, IOutbox outbox, IAlertLedger ledger, Store store, Outage storage, DeliverySignal signal, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<DeliveryWorker> logger)
    {
        (this.channel, this.outbox, this.ledger, this.store, this.storage, this.signal, this.clock, this.logger) = (channel, outbox, ledger, store, storage, signal, clock, logger);
        this.options = options.Value;
        deliverer = new(channel, outbox, ledger, this.options, clock);
        platform = new(channel.Name, clock, logger);
        slow = new(this.options.CorrectionsPerSecond, clock);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await channel.ReadyAsync(stoppingToken);
        var running = new HashSet<Task>();
        try
        {
            while (true)
            {
                running.RemoveWhere(task => task.IsCompleted);
                var (wake, began) = (signal.Next, clock.GetUtcNow());
                // Several are claimed at a time, since a claim is written to the drive; but enough stay under way to use all that the platform allows.
                var isFull = running.Count > options.AtOnce - Math.Max(1, options.AtOnce / 4);
                var claimed = isFull ? [] : await ClaimAsync(running.Count, stoppingToken);
                foreach (var delivery in claimed)
                {
                    running.Add(DeliverAsync(delivery, stoppingToken));
                }

                if (claimed.Count == 0)
                {
                    await Task.WhenAny([.. running, .. isFull ? [] : new[] { wake, Task.Delay(await RestAsync(began, stoppingToken), clock, stoppingToken) }]);
                    stoppingToken.ThrowIfCancellationRequested();
                }
            }
        }
        finally
        {
            // What was sent is still written down, as far as the host waits.
            await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        platform.Dispose();
        base.Dispose();
    }

    private async Task<IReadOnlyList<Delivery>> ClaimAsync(int running, CancellationToken cancellation)
    {
        // While the platform is away one delivery at a time asks whether it is back.
        var (isAway, rests) = Rests();
        var free = isAway ? 1 - running : options.AtOnce - running;
        if (free <= 0 || rests > clock.GetUtcNow())
        {
            return [];
        }

        try
        {
            await SendGatheredAsync(cancellation);
            var claimed = await outbox.ClaimAsync(channel.Reach, free, slow.Free, options.Lease, cancellation);
            slow.Spend(claimed.Count(delivery => delivery.Kind != DeliveryKind.Post));
            if (!claimed.IsEmpty)
            {
                // That nothing was there to be claimed is no proof that it can be written again.
                storage.Works();
            }

            return claimed;
        }
        catch (Exception failure) when (store.Why(failure) is { } why)
        {
            await Task.Delay(storage.Failed(why), clock, cancellation);
            return [];
        }
    }

    // A digest is for a minute of the clock: there is no need to ask before each claim.
    private async Task SendGatheredAsync(CancellationToken cancellation)
    {
        if (clock.GetUtcNow() >= gathersAt)
        {
            await ledger.SendGatheredAsync(cancellation);
            gathersAt = clock.GetUtcNow() + options.Look;
        }
    }

    /// <summary>How long to wait where nothing could be claimed.</summary>
    /// <param name="asked">When it was asked. What was due by then is held up by something else, such as an older post under way.</param>
    private async Task<TimeSpan> RestAsync(DateTimeOffset asked, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var rests = Rests().Until - now;
        if (rests > TimeSpan.Zero)
        {
            return AtLeast(rests);
        }

        try
        {
            var longest = slow.Free > 0 || slow.Wait > options.Look ? options.Look : slow.Wait;
            var due = await outbox.NextDueAsync(channel.Reach, asked, cancellation) - now;
            return AtLeast(due is { } soon && soon < longest ? soon : longest);
        }
        catch (Exception failure) when (store.Why(failure) is { } why)
        {
            return storage.Failed(why);
        }
    }

    private async Task DeliverAsync(Delivery delivery, CancellationToken cancellation)
    {
        // The claim is over when it says so: what cannot be written down until then is repeated by whoever claims it next.
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await DeliverOnceAsync(delivery, cancellation);
                storage.Works();
                return;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (store.Why(failure) is { } why)
            {
                var wait = storage.Failed(why);
                if (clock.GetUtcNow() + wait >= delivery.LeaseUntil)
                {
                    return;
                }

                await Task.Delay(wait, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task DeliverOnceAsync(Delivery delivery, CancellationToken cancellation)
    {
        var (failure, worth) = await TryAsync(delivery, cancellation);
        if (worth is not null)
        {
            LogWorth(channel.Name, worth);
        }

        if (failure is null)
        {
            lock (gate)
            {
                failing = null;
                platform.Works();
            }

            return;
        }

        var (isAway, due) = Failed(delivery, failure);
        if (!isAway && delivery.Attempts > options.GiveUpAfter / LongestRest)
        {
            var reason = $"given up after {delivery.Attempts} tries: {failure.Reason}";
            LogWorth(channel.Name, $"a message to channel {delivery.Channel} is {reason}");
            await outbox.DropAsync(delivery, reason, cancellation);
            return;
        }

        if (!isAway && delivery.Attempts == TriesUntilTold)
        {
            LogWorth(channel.Name, $"a message to channel {delivery.Channel} does not arrive: {failure.Reason}; it is tried again, less and less often");
        }

        await outbox.PutBackAsync(delivery, due, failure.Reason, cancellation);
    }

    private async Task<Delivered> TryAsync(Delivery delivery, CancellationToken cancellation)
    {
        try
        {
            return await deliverer.DeliverAsync(delivery, cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested && store.Why(fault) is null)
        {
            // One delivery that fails in a way that nobody foresaw must not end the others.
            LogFailed(fault, delivery.Id, delivery.Channel);
            return new(new("it failed in a way that only the log can tell", IsEverywhere: false), null);
        }
    }

    /// <summary>Notes a failure. One channel may fail by itself; two without a success in between are the platform.</summary>
    private (bool IsAway, DateTimeOffset Due) Failed(Delivery delivery, Outcome.Unknown failure)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            failing ??= delivery.Channel;
            // Those that were under way together fail together, and count as one.
            if ((platform.IsOn || failure.IsEverywhere || failing != delivery.Channel) && restsUntil <= now)
            {
                restsUntil = now + platform.Failed(failure.Reason);
            }

            // Another one asks next: the one that failed may be what is wrong.
#pragma warning disable CA5394 // Jitter guards no secret.
            var own = now + (TimeSpan.FromSeconds(Math.Min(LongestRest.TotalSeconds, Math.Pow(2, delivery.Attempts - 1))) * (1 + (Random.Shared.NextDouble() / 4)));
#pragma warning restore CA5394
            return (platform.IsOn, own > restsUntil ? own : restsUntil);
        }
    }

    private (bool IsAway, DateTimeOffset Until) Rests()
    {
        lock (gate)
        {
            return (platform.IsOn, restsUntil);
        }
    }

    // Waiting knows whole milliseconds only: less would be none, and a loop that turns at full speed.
    private static TimeSpan AtLeast(TimeSpan wait) => wait > Shortest ? wait : Shortest;

    [LoggerMessage(LogLevel.Warning, "{Platform}: {What}")]
    private partial void LogWorth(string platform, string what);

    [LoggerMessage(LogLevel.Error, "Delivery {Delivery} to channel {Channel} failed")]
    private partial void LogFailed(Exception failure, long delivery, string channel);
}
