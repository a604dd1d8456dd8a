using Rapporteur.Bot.Seeds;
using Rapporteur.Chat.Alerts;
using Rapporteur.Storage.Database;

namespace Rapporteur.Bot.Alerts;

/// <summary>Writes an alert whenever a new fact base changes what is known.</summary>
public sealed partial class AlertWorker(AlertDesk desk, Store store, Outage outage, CurrentFacts current, DeliverySignal signal, TimeProvider clock, ILogger<AlertWorker> logger) : BackgroundService
{
    /// <summary>Reads what is known before the seeds are looked at, which a later service does.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        LogKept(store.Where);
        desk.NotDrawn = LogNotDrawn;
        try
        {
            await desk.OpenAsync(cancellationToken);
        }
        catch (Exception failure) when (store.Why(failure) is { } why)
        {
            outage.Failed(why);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var facts = await current.AfterAsync(null, stoppingToken); ; facts = await current.AfterAsync(facts, stoppingToken))
        {
            for (var isWritten = false; !isWritten;)
            {
                try
                {
                    foreach (var alert in await desk.TakeAsync(facts, stoppingToken))
                    {
                        LogAlert(alert.Id, alert.Parts.Length, FirstLine.Of([.. alert.Lines]));
                    }

                    isWritten = true;
                    outage.Works();
                    signal.Raise();
                }
                catch (Exception failure) when (store.Why(failure) is { } why)
                {
                    await Task.Delay(outage.Failed(why), clock, stoppingToken);
                }
#pragma warning disable CA1031 // A seed that nobody foresaw must not end the answers; what it changed is compared again with the next change.
                catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
                {
                    LogFailed(failure);
                    isWritten = true;
                }
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "What the seeds changed could not be told")]
    private partial void LogFailed(Exception failure);

    [LoggerMessage(LogLevel.Error, "Something that '{Document}' changed could not be drawn; its alert goes without it")]
    private partial void LogNotDrawn(string document, Exception failure);

    [LoggerMessage(LogLevel.Information, "Alerts are kept in {Where}")]
    private partial void LogKept(string where);

    [LoggerMessage(LogLevel.Information, "Alert {Alert}, documents: {Documents}. {FirstLine}")]
    private partial void LogAlert(string alert, int documents, string firstLine);
}
