using Microsoft.Extensions.Options;
using Rapporteur.Chat.Alerts;
using Rapporteur.Storage.Database;

namespace Rapporteur.Bot.Alerts;

/// <summary>Delivers what is due on one platform: several at once, none twice, and one alone while the platform does not answer.</summary>
public sealed partial class DeliveryWorker : BackgroundService
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(20);

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
#pragma warning disable CA1031 // One delivery that fails in a way that nobody foresaw must not end the others; its lease runs out and it is tried again.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogFailed(failure, delivery.Id, delivery.Channel);
                return;
            }
        }
    }

    private async Task DeliverOnceAsync(Delivery delivery, CancellationToken cancellation)
    {
        var (outage, worth) = await deliverer.DeliverAsync(delivery, cancellation);
        if (worth is not null)
        {
            LogWorth(channel.Name, worth);
        }

        TimeSpan wait;
        lock (gate)
        {
            if (outage is null)
            {
                platform.Works();
                return;
            }

            // Those that were under way together fail together, and count as one.
            var now = clock.GetUtcNow();
            restsUntil = restsUntil > now ? restsUntil : now + platform.Failed(outage);
            wait = restsUntil - now;
        }

        await outbox.PutBackAsync(delivery, clock.GetUtcNow() + wait, outage, cancellation);
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
