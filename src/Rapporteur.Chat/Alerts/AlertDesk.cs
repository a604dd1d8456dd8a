using System.Collections.Immutable;
using Rapporteur.Facts;
using Rapporteur.Facts.Changes;

namespace Rapporteur.Chat.Alerts;

/// <summary>Writes an alert for each new look at the seeds that changes what is known, once however many processes look.</summary>
/// <remarks>
/// What counts as known is stored, and each step from one state to the next is written in one transaction with its alerts. So a
/// process that stops at any moment has either told all of a step or none of it, and of two that see the same file one is first.
/// A process only reports what changed in its own view of the folder: that it does not see yet what another one has seen is no removal.
/// </remarks>
public sealed class AlertDesk(IAlertLedger ledger, TimeProvider clock)
{
    /// <summary>Most documents that get an alert each; of more, one digest is made.</summary>
    public const int MostAlertsAtOnce = 5;

    /// <summary>Told of a move that could not be drawn, by its document; the alert goes without it.</summary>
    public Action<string, Exception>? NotDrawn { get; set; }

    private ImmutableDictionary<string, string>? view;
    private KnownSeeds? known;
    private FactBase? knownFacts;

    /// <summary>Reads what is known. Must come before the seeds are looked at: what another process adds between the two would else seem removed.</summary>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        known = await ledger.KnownAsync(cancellation);
        view ??= known.Sha256;
    }

    /// <summary>Compares what is known with the newest base and writes what it changes. Returns the alerts.</summary>
    public async Task<ImmutableArray<Alert>> TakeAsync(FactBase current, CancellationToken cancellation)
    {
        if (known is null || view is null)
        {
            await OpenAsync(cancellation);
        }

        if (ReferenceEquals(current, FactBase.Empty) && !known!.Sha256.IsEmpty)
        {
            // The folder has not been looked at yet, as where its drive is away at the start: nobody has taken anything back.
            return [];
        }

        // A file that cannot be read now has neither changed nor gone: it alerts nobody.
        var seen = Sha256(current).AddRange(current.Unread.Where(unread => view!.ContainsKey(unread.Name)).Select(unread => KeyValuePair.Create(unread.Name, view![unread.Name])));
        while (true)
        {
            var touched = Differing(view!, seen).Where(name => known!.Sha256.GetValueOrDefault(name) != seen.GetValueOrDefault(name)).ToImmutableArray();
            if (touched.IsEmpty && known!.Revision > 0)
            {
                break;
            }

            var step = await StepAsync(current, seen, touched, cancellation);
            if (await ledger.WriteAsync(step.Entry, cancellation))
            {
                (known, knownFacts, view) = (step.Known, step.Facts, seen);
                return step.Entry.Alerts;
            }

            (known, knownFacts) = (await ledger.KnownAsync(cancellation), null);
        }

        view = seen;
        return [];
    }

    private async Task<Step> StepAsync(FactBase current, ImmutableDictionary<string, string> seen, ImmutableArray<string> touched, CancellationToken cancellation)
    {
        var (revision, sha256) = known!;
        var next = sha256.RemoveRange(touched).AddRange(touched.Where(seen.ContainsKey).Select(name => KeyValuePair.Create(name, seen[name])));
        var readings = current.Readings.ToDictionary(reading => reading.Document.Name, StringComparer.Ordinal);
        if (revision == 0)
        {
            return new(new(1, next), current, new(0, Entries(touched, readings, _ => (Fate.Baseline, null)), [], []));
        }

        var before = knownFacts ?? await BaseAsync(sha256, current, readings, cancellation);
        var after = await BaseAsync(next, current, readings, cancellation);
        var change = FactBaseChange.Between(before, after);
        var now = clock.GetUtcNow();
        var lines = new AlertLines(before, after, NotDrawn);
        var alerts = Alerts(lines.Parts(change), now);
        var entry = new LedgerEntry(revision, Entries(touched, readings, Told), alerts, AlertRemarks.Of(change, lines, before, after, now));
        return new(new(revision + 1, next), after, entry);

        (Fate Fate, string? Alert) Told(string name)
        {
            var alert = alerts.FirstOrDefault(alert => alert.Parts.Any(part => part.Document == name))?.Id;
            var isNews = change.Documents.Any(document => document.Name == name && document.CopyOf is null);
            return (alert is not null ? Fate.Alerted : isNews ? Fate.NothingNew : Fate.Copy, alert);
        }
    }

    /// <summary>The base of what is known: the newest reading of bytes that are still there, the stored one of those that are not.</summary>
    private async Task<FactBase> BaseAsync(ImmutableDictionary<string, string> sha256, FactBase current, Dictionary<string, SeedReading> readings, CancellationToken cancellation)
    {
        var all = new List<SeedReading>(sha256.Count);
        foreach (var (name, hash) in sha256)
        {
            if (readings.TryGetValue(name, out var reading) && reading.Document.Sha256 == hash)
            {
                all.Add(reading);
            }
            else if (await ledger.ReadingAsync(hash, name, cancellation) is { } stored)
            {
                all.Add(stored);
            }
        }

        // A base that holds just what the newest one does need not be merged again.
        return all.Count == current.Readings.Length && all.TrueForAll(reading => readings.TryGetValue(reading.Document.Name, out var own) && ReferenceEquals(reading, own))
            ? current
            : FactBase.Of(all, [], current.Lexicon);
    }

    private static ImmutableArray<Alert> Alerts(ImmutableArray<AlertPart> parts, DateTimeOffset now) =>
        parts.IsEmpty ? []
        : parts.Length > MostAlertsAtOnce ? [new Alert(Alert.NewId(), now, AlertOccasion.Seeds, parts)]
        : [.. parts.Select(part => new Alert(Alert.NewId(), now, AlertOccasion.Seeds, [part]))];

    private static ImmutableArray<DocumentEntry> Entries(ImmutableArray<string> touched, Dictionary<string, SeedReading> readings, Func<string, (Fate Fate, string? Alert)> told) =>
        [.. touched.Select(name => (name, Told: told(name))).Select(pair => new DocumentEntry(pair.name, readings.GetValueOrDefault(pair.name), pair.Told.Fate, pair.Told.Alert))];

    private static ImmutableDictionary<string, string> Sha256(FactBase facts) =>
        facts.Readings.ToImmutableDictionary(reading => reading.Document.Name, reading => reading.Document.Sha256, StringComparer.Ordinal);

    private static IEnumerable<string> Differing(ImmutableDictionary<string, string> one, ImmutableDictionary<string, string> other) =>
        ReferenceEquals(one, other) ? [] : one.Keys.Union(other.Keys, StringComparer.Ordinal)
            .Where(name => one.GetValueOrDefault(name) != other.GetValueOrDefault(name))
            .Order(StringComparer.Ordinal);

    /// <summary>A step ready to be written, and the state after it.</summary>
    private sealed record Step(KnownSeeds Known, FactBase Facts, LedgerEntry Entry);
}
