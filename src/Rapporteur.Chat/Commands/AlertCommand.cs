using Rapporteur.Chat.Alerts;
using Rapporteur.Facts;

namespace Rapporteur.Chat.Commands;

/// <summary>Shows an alert once more, as much of it as the channel was told, with what became known since.</summary>
public sealed class AlertCommand(IAlertLedger ledger) : ICommand
{
    public CommandSpec Spec { get; } = new("alert", "An alert once more, as it was told here, with what became known since",
        [new("id", "The id of the alert; the newest one of this channel where it is left out")])
    {
        Example = "/alert",
    };

    public async ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation)
    {
        var stored = invocation["id"] is { } id
            ? await ledger.AlertAsync(id.Trim().ToLowerInvariant(), cancellation)
            : await ledger.LatestInAsync(invocation.Asker.Channel, cancellation);
        if (stored is not null)
        {
            // The buttons of a post ask for it again, and must show no more than the post did.
            var filters = await ledger.FiltersAsync(stored.Alert.Id, invocation.Asker.Channel, cancellation);
            return AlertAnswer.Of(stored.Alert, filters.IsEmpty ? null : line => AlertFilter.Take(filters, line), stored.Remarks);
        }

        return invocation["id"] is { } typed ? Answer.Sentence($"There is no alert '{typed.Trim()}'.", ["/alert"])
            : Answer.Sentence("No alert was posted in this channel yet.", ["/alerts test"]);
    }
}
