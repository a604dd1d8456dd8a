using Microsoft.Extensions.Options;
using Rapporteur.Bot.Seeds;
using Rapporteur.Chat.Alerts;
using Rapporteur.Storage;
using Rapporteur.Storage.Database;

namespace Rapporteur.Bot.Alerts;

/// <summary>Keeps the database small: once after the start, and each day after that.</summary>
public sealed class Housekeeping(OldAlerts alerts, ReadingCache cache, CurrentFacts current, Store store, Outage outage, IOptions<DeliveryOptions> options, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await current.FirstRead.WaitAsync(stoppingToken);
        while (true)
        {
            await Task.Delay(await KeepAsync(stoppingToken), clock, stoppingToken);
        }
    }

    /// <summary>Does it once. Returns how long to wait for the next time.</summary>
    private async Task<TimeSpan> KeepAsync(CancellationToken cancellation)
    {
        try
        {
            await cache.RenewAsync(current.Facts.Readings, cancellation);
            await alerts.ForgetAsync(options.Value.KeepDeliveries, options.Value.KeepAlerts, cancellation);
            return Between;
        }
        catch (Exception failure) when (store.Why(failure) is { } why)
        {
            return outage.Failed(why);
        }
    }
}
