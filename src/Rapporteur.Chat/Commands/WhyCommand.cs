using System.Collections.Immutable;
using Rapporteur.Chat.Alerts;
using Rapporteur.Facts;

namespace Rapporteur.Chat.Commands;

/// <summary>Tells, stage by stage, why a file was or was not alerted in the channel where it is asked.</summary>
public sealed class WhyCommand(ISubscriptions subscriptions, IAlertLedger ledger, AlertChannels channels) : ICommand
{
    public CommandSpec Spec { get; } = new("why", "Why a file was or was not alerted in this channel",
        [new("file", "The file", Required: true) { Completion = CompletionSource.File }])
    {
        Example = "/why talks.txt",
        IsPrivate = true,
    };

    public async ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation)
    {
        var file = invocation["file"]!.Trim();
        var fate = await ledger.FateAsync(file, cancellation);
        var stages = new List<AnswerLine>();
        if (await ReadAsync(facts, file, fate, stages, cancellation) is { } alert)
        {
            await PostedAsync(alert, invocation.Asker.Channel, stages, cancellation);
        }

        if (stages.Count > 0)
        {
            return new($"Why {file}", [new(null, [.. stages])]);
        }

        var names = facts.Documents.Select(document => document.Name).ToList();
        return Answer.Sentence($"There is no seed '{file}'.{(Nearest.To(file, names) is { } near ? $" Did you mean {near}?" : "")}", ["/sources"]);
    }

    /// <summary>The stages until there is an alert; null where there is none.</summary>
    private async Task<StoredAlert?> ReadAsync(FactBase facts, string file, DocumentFate? fate, List<AnswerLine> stages, CancellationToken cancellation)
    {
        if (facts.Unread.FirstOrDefault(unread => unread.Name == file) is { } unread)
        {
            stages.Add(Stage("read", $"No: {unread.Reason}"));
            return null;
        }

        var copy = facts.Copies.FirstOrDefault(copy => copy.Name == file);
        if (fate is null && copy is null && facts.Documents.All(document => document.Name != file))
        {
            return null;
        }

        stages.Add(Stage("read", fate is { IsGone: true } ? $"It was, and is gone since {Moment(fate.SeenAt)}" : fate is null ? "Yes" : $"Yes, {Moment(fate.SeenAt)}"));
        if (copy is not null)
        {
            stages.Add(Stage("new", $"No: it has the same text as {copy.SameAs}"));
            return null;
        }

        stages.Add(Stage("new", fate?.Fate switch
        {
            null => "Not looked at yet",
            Fate.Baseline => "No: it was there at the very first start, which alerts nobody",
            Fate.NothingNew => "No: it brought nothing that was not known",
            Fate.Copy => "No: it is an article that was known, under another headline or name",
            _ when fate.Alert is null => "Yes, but its alert is older than what is kept",
            _ => $"Yes: alert {fate.Alert}",
        }));
        return fate?.Alert is { } id ? await ledger.AlertAsync(id, cancellation) : null;
    }

    private async Task PostedAsync(StoredAlert stored, string channel, List<AnswerLine> stages, CancellationToken cancellation)
    {
        var deliveries = await ledger.DeliveriesAsync(stored.Alert.Id, channel, cancellation);
        if (deliveries.IsEmpty)
        {
            var subscription = await subscriptions.FindAsync(channel, cancellation);
            stages.Add(Stage("filter", subscription switch
            {
                null => "There are no alerts in this channel",
                { Paused: { } reason } => $"Alerts are paused in this channel: {reason}",
                _ when subscription.MadeAt > stored.Alert.MadeAt => $"Alerts were turned on here only later, {Moment(subscription.MadeAt)}",
                { ChangedAt: { } changed } when changed > stored.Alert.MadeAt => $"No line passed the filters of that time, or alerts were paused; both were last changed {Moment(changed)}",
                _ when !stored.Alert.Lines.Any(subscription.Takes) => $"No line passes: {string.Join("; ", subscription.Filters)}",
                _ => "Nothing was written down for this channel",
            }));
            return;
        }

        stages.Add(Stage("filter", "Passed"));
        stages.AddRange(deliveries.Select(delivery => Stage(Label(delivery), Words(delivery, channel))));
    }

    private string Words(DeliveryFate delivery, string channel)
    {
        var what = delivery.Kind switch
        {
            DeliveryKind.Edit => "The post was changed",
            DeliveryKind.Reply => "A correction was posted as a reply",
            _ => "Posted",
        };
        var link = delivery.Message is { } message ? channels.Of(channel)?.LinkTo(channel, message) : null;
        var reason = delivery.Reason is { } said ? $": {said}" : "";
        return delivery.State switch
        {
            "sent" => $"{what} {Moment(delivery.At)}{(link is null ? "" : $", {link}")}{reason}",
            "dropped" => $"Not posted{reason}",
            "joined" => $"Sent together with others",
            "gathered" => $"Waits until {Moment(delivery.At)}{reason}",
            _ => $"On its way, due {Moment(delivery.At)}{reason}",
        };
    }

    private static string Label(DeliveryFate delivery) => delivery.State switch
    {
        "sent" => "sent",
        "dropped" when delivery.Reason?.Contains("muted", StringComparison.Ordinal) == true => "muted",
        "dropped" => "not sent",
        "gathered" or "joined" => "digest",
        _ => "waiting",
    };

    private static string Moment(DateTimeOffset moment) => $"{moment.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC";

    private static AnswerLine Stage(string label, string text) => new(text) { Label = label };
}
