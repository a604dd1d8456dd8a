using Microsoft.Extensions.Options;
using Rapporteur.Chat.Alerts;
using Rapporteur.Storage.Database;

namespace Rapporteur.Bot.Alerts;

/// <summary>Delivers what is due on one platform: several at once, none twice, and one alone while the platform does not answer.</summary>
public sealed partial class DeliveryWorker : BackgroundService
{
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
    private readonly Lock gate = new();
    private DateTimeOffset restsUntil;

    public DeliveryWorker(
        IAlertChannel channel, IOutbox outbox, IAlertLedger ledger, Store store, DeliverySignal signal, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<DeliveryWorker> logger)
    {
        (this.channel, this.outbox, this.ledger, this.store, this.signal, this.clock, this.logger) = (channel, outbox, ledger, store, signal, clock, logger);
        this.options = options.Value;
        deliverer = new(channel, outbox, ledger, this.options, clock);
        storage = new($"The database ({store.Where})", clock, logger);
        platform = new(channel.Name, clock, logger);
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
                var wake = signal.Next;
                var claimed = running.Count > options.AtOnce / 2 ? [] : await ClaimAsync(running.Count, stoppingToken);
                foreach (var delivery in claimed)
                {
                    running.Add(DeliverAsync(delivery, stoppingToken));
                }

                if (claimed.Count == 0)
                {
                    await Task.WhenAny([.. running, .. running.Count > options.AtOnce / 2 ? [] : new[] { wake, Task.Delay(await RestAsync(stoppingToken), clock, stoppingToken) }]);
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
            await ledger.SendGatheredAsync(cancellation);
            var claimed = await outbox.ClaimAsync(channel.Reach, free, options.Lease, cancellation);
            Storage(null);
            return claimed;
        }
        catch (Exception failure) when (store.Why(failure) is { } why)
        {
            await Task.Delay(Storage(why), clock, cancellation);
            return [];
        }
    }

    private async Task<TimeSpan> RestAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var rests = Rests().Until - now;
        if (rests > TimeSpan.Zero)
        {
            return rests;
        }

        try
        {
            var due = await outbox.NextDueAsync(channel.Reach, cancellation) - now;
            return due is { } soon && soon < options.Look ? (soon > Shortest ? soon : Shortest) : options.Look;
        }
        catch (Exception failure) when (store.Why(failure) is { } why)
        {
            return Storage(why);
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
                Storage(null);
                return;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (store.Why(failure) is { } why)
            {
                var wait = Storage(why);
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

            wait = platform.Failed(outage);
            restsUntil = clock.GetUtcNow() + wait;
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

    private TimeSpan Storage(string? why)
    {
        lock (gate)
        {
            if (why is not null)
            {
                return storage.Failed(why);
            }

            storage.Works();
            return TimeSpan.Zero;
        }
    }

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(20);

    [LoggerMessage(LogLevel.Warning, "{Platform}: {What}")]
    private partial void LogWorth(string platform, string what);

    [LoggerMessage(LogLevel.Error, "Delivery {Delivery} to channel {Channel} failed")]
    private partial void LogFailed(Exception failure, long delivery, string channel);
}
