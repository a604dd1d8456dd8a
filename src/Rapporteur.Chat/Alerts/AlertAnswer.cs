using System.Collections.Immutable;
using Rapporteur.Facts.Changes;
using Rapporteur.Facts.Claims;

namespace Rapporteur.Chat.Alerts;

/// <summary>Draws an alert as the answer that every platform renders: for a post, an edit, a preview and <c>/alert</c> alike.</summary>
public static class AlertAnswer
{
    private static readonly (string Heading, Func<AlertLine, bool> Takes)[] Groups =
    [
        ("Contradictions", line => line.Move == MoveKind.Contradicted),
        ("Delegations", line => line.Move is MoveKind.NewLead or MoveKind.Joined or MoveKind.Left),
        ("Agreed", line => line.Move == MoveKind.NowAgreed || (line is { Move: MoveKind.New, Kind: ClaimKind.Agreed, IsStated: true })),
        ("Red lines", line => line is { Move: MoveKind.New, Kind: ClaimKind.RedLine }),
        ("Also new", line => line.Move is MoveKind.New),
        ("Gaps", line => line.Move is MoveKind.GapOpened or MoveKind.GapClosed),
        ("No longer supported", line => line.Move is MoveKind.Withdrawn or MoveKind.LostSource),
        ("Reported once more", line => line.Move == MoveKind.Confirmed),
    ];

    /// <summary>The alert as a channel sees it: the lines that its filters take.</summary>
    /// <param name="alert">What is told.</param>
    /// <param name="takes">Which lines the channel wants; null for all.</param>
    /// <param name="remarks">What became known since, in order.</param>
    public static Answer Of(Alert alert, Func<AlertLine, bool>? takes, IReadOnlyCollection<Remark> remarks)
    {
        var parts = alert.Parts
            .Select(part => part with { Lines = [.. part.Lines.Where(line => takes is null || takes(line))] })
            .Where(part => !part.Lines.IsEmpty)
            .ToImmutableArray();
        var left = alert.Lines.Count() - parts.Sum(part => part.Lines.Length);
        return new Answer(Title(alert, parts), [.. Since([.. remarks.Where(remark => remark.Concerns(alert, takes))]), .. parts.Length == 1 ? OfOne(parts[0]) : parts.Select(OfMany)])
        {
            Note = Note(parts, left),
            Suggestions = [Invocation.Of("alerts", ("for", "1d")) is var mute ? (mute with { SubCommand = "mute" }).ToString() : ""],
            Invocation = Invocation.Of("alert", ("id", alert.Id)),
            IsRecord = true,
        };
    }

    /// <summary>Corrections as a post of their own, where the alert can no longer be changed.</summary>
    /// <param name="corrections">At least one; what several say alike is said once.</param>
    public static Answer Of(Alert alert, IReadOnlyCollection<Remark> corrections) => new(
        (corrections.Select(remark => remark.Kind).Distinct().ToList() is [var kind] ? kind : (RemarkKind?)null) switch
        {
            RemarkKind.Contradicted => $"Contradicted since: {Name(alert.Parts[0])}",
            RemarkKind.Withdrawn => $"No longer supported: {Name(alert.Parts[0])}",
            _ => $"Corrected since: {Name(alert.Parts[0])}",
        },
        [new(null, [.. corrections.Select(remark => remark.Line).DistinctBy(line => (line.Label, line.Text))])])
    {
        Invocation = Invocation.Of("alert", ("id", alert.Id)),
        IsRecord = true,
    };

    private static string Title(Alert alert, ImmutableArray<AlertPart> parts) =>
        (alert.Occasion == AlertOccasion.Sample ? "Sample: " : "") + (parts is [var only] ? Name(only) : $"{parts.Length} documents changed the picture");

    private static string Name(AlertPart part) => part.Change switch
    {
        DocumentChangeKind.Changed => $"Changed: {part.Title}",
        DocumentChangeKind.Removed => $"Removed: {part.Title}",
        _ => part.Title,
    };

    private static string Note(ImmutableArray<AlertPart> parts, int left)
    {
        var told = $"{FirstLine.Of([.. parts.SelectMany(part => part.Lines)])}.{(parts is [var only] ? $" {Published(only)}." : "")}";
        return left == 0 ? told : $"{told} {left} more {(left == 1 ? "line passes" : "lines pass")} no filter of this channel.";
    }

    private static string Published(AlertPart part) => $"{part.Outlet ?? "Outlet not stated"}, {part.Date ?? "undated"}";

    private static IEnumerable<AnswerSection> Since(IReadOnlyCollection<Remark> remarks) =>
        remarks.Count == 0 ? [] : [new("Since then", [.. remarks.Select(remark => remark.Kind == RemarkKind.Contradicted ? remark.Line with { Label = "contradicted since" } : remark.Line)])];

    private static IEnumerable<AnswerSection> OfOne(AlertPart part)
    {
        var rest = part.Lines.ToList();
        foreach (var (heading, takes) in Groups)
        {
            var lines = rest.Where(takes).ToImmutableArray();
            rest.RemoveAll(lines.Contains);
            if (!lines.IsEmpty)
            {
                yield return new AnswerSection(heading, [.. lines.Select(line => line.Line)]);
            }
        }
    }

    private static AnswerSection OfMany(AlertPart part) => new(Name(part), [.. part.Lines.Select(line => line.Line)])
    {
        Note = $"{FirstLine.Of(part.Lines)}. {Published(part)}.",
    };
}
