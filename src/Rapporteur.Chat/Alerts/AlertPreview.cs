using System.Collections.Immutable;
using Rapporteur.Chat.Commands;
using Rapporteur.Facts;
using Rapporteur.Facts.Changes;

namespace Rapporteur.Chat.Alerts;

/// <summary>Shows what alerts are like: those that would have been posted, the last matches of a new subscription, and a sample. Drawn as the alerts themselves.</summary>
public sealed class AlertPreview(IAlertLedger ledger, TimeProvider clock)
{
    private const int LastMatchesShown = 3;

    /// <summary>What would have been posted in a channel for the documents that came since a moment.</summary>
    public async Task<Answer> OfAsync(FactBase facts, Subscription? subscription, string typed, CancellationToken cancellation)
    {
        if (TypedTimes.Since(typed, clock.GetUtcNow()) is not { } since)
        {
            return Answer.Sentence($"'{typed.Trim()}' is neither a date nor a length of time; it is such as 2026-01-06 or 7 days.", ["/alerts preview since:7d"]);
        }

        var names = await ledger.SeenSinceAsync(since, cancellation);
        Func<AlertLine, bool>? takes = subscription is null ? null : subscription.Takes;
        var parts = Parts(facts, [.. names]).Where(part => takes is null || part.Lines.Any(takes)).ToImmutableArray();
        var when = $"{since.UtcDateTime:yyyy-MM-dd HH:mm} UTC";
        return parts.IsEmpty
            ? new($"Nothing would have been posted here since {when}.", []) { Note = names.IsEmpty ? "No document came in that time." : null }
            : AlertAnswer.Of(new Alert("preview", clock.GetUtcNow(), AlertOccasion.Digest, parts), takes, []) with
            {
                Title = $"Would have been posted here since {when}: {parts.Length} {(parts.Length == 1 ? "alert" : "alerts")}",
                Suggestions = [],
            };
    }

    /// <summary>A sentence with the newest facts that a subscription would have told of.</summary>
    public Answer LastMatches(FactBase facts, Subscription subscription, string sentence)
    {
        var newest = facts.Documents.OrderByDescending(document => document.Date).Select(document => document.Name).ToList();
        var lines = Parts(facts, [.. newest])
            .OrderBy(part => newest.IndexOf(part.Document))
            .SelectMany(part => part.Lines)
            .Where(line => subscription.Takes(line) && line.Move < MoveKind.Withdrawn)
            .Take(LastMatchesShown)
            .Select(line => line.Line)
            .ToImmutableArray();
        return new(sentence, lines.IsEmpty ? [] : [new("The last that match", lines)]) { Note = lines.IsEmpty ? "No fact matches yet." : null };
    }

    /// <summary>An alert about the newest document, marked as a sample; null where no document says anything.</summary>
    public Alert? Sample(FactBase facts)
    {
        var part = facts.Documents
            .OrderByDescending(document => document.Date)
            .Select(document => Parts(facts, [document.Name]).FirstOrDefault())
            .FirstOrDefault(part => part is not null);
        return part is null ? null : new Alert(Alert.NewId(), clock.GetUtcNow(), AlertOccasion.Sample, [part]);
    }

    /// <summary>What documents would have moved had they come last.</summary>
    private static ImmutableArray<AlertPart> Parts(FactBase facts, HashSet<string> names)
    {
        var before = FactBase.Of(facts.Readings.Where(reading => !names.Contains(reading.Document.Name)), [], facts.Lexicon);
        return new AlertLines(before, facts).Parts(FactBaseChange.Between(before, facts));
    }
}
