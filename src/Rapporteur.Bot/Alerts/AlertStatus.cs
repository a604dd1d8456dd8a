using System.Collections.Immutable;
using Rapporteur.Storage;
using Rapporteur.Storage.Database;

namespace Rapporteur.Bot.Alerts;

/// <summary>How alerts stand, in the words of <c>/status</c>.</summary>
public sealed class AlertStatus(AlertCounter counter, Store store)
{
    /// <summary>One sentence, also where the database does not answer.</summary>
    public async ValueTask<ImmutableArray<string>> SentencesAsync(CancellationToken cancellation)
    {
        try
        {
            var alerts = await counter.CountAsync(cancellation);
            return [$"Alerts: {(alerts.Channels == 1 ? "1 channel wants them" : $"{alerts.Channels} channels want them")}{(alerts.Paused > 0 ? $", {alerts.Paused} of them cannot be posted in" : "")}; {alerts.Waiting} waiting, {alerts.Sent} sent."];
        }
        catch (Exception failure) when (store.Why(failure) is { } why)
        {
            return [$"Alerts cannot be counted: the database does not answer ({why})."];
        }
    }
}
