using Rapporteur.Chat.Alerts;
using Rapporteur.Facts;

namespace Rapporteur.Chat.Commands;

/// <summary>Shows an alert once more, all of it, with what became known since.</summary>
public sealed class AlertCommand(IAlertLedger ledger) : ICommand
{
    public CommandSpec Spec { get; } = new("alert", "An alert once more, with all its lines and what became known since",
        [new("id", "The id of the alert; the newest one of this channel where it is left out")])
    {
        Example = "/alert",
    };

    public async ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation)
    {
        var stored = invocation["id"] is { } id
            ? await ledger.AlertAsync(id.Trim().ToLowerInvariant(), cancellation)
            : await ledger.LatestInAsync(invocation.Asker.Channel, cancellation);
        return stored is not null ? AlertAnswer.Of(stored.Alert, null, stored.Remarks)
            : invocation["id"] is { } typed ? Answer.Sentence($"There is no alert '{typed.Trim()}'.", ["/alert"])
            : Answer.Sentence("No alert was posted in this channel yet.", ["/alerts test"]);
    }
}
