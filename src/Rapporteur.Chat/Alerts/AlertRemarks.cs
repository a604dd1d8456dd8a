using System.Collections.Immutable;
using Rapporteur.Chat.Commands;
using Rapporteur.Facts;
using Rapporteur.Facts.Changes;

namespace Rapporteur.Chat.Alerts;

/// <summary>Finds what a change says about facts that earlier alerts told of.</summary>
public static class AlertRemarks
{
    /// <summary>The remarks, each with the ids by which its alerts are found.</summary>
    public static ImmutableArray<Remark> Of(FactBaseChange change, AlertLines lines, FactBase before, FactBase after, DateTimeOffset now) =>
        [.. change.Moves.SelectMany(move => lines.Line(move) is { } line ? Of(move, line.Line, before, after, now) : [])];

    private static IEnumerable<Remark> Of(FactMove move, AnswerLine line, FactBase before, FactBase after, DateTimeOffset now) => move.Kind switch
    {
        MoveKind.Confirmed => [new(RemarkKind.AlsoReported, now, line) { FactIds = move.Ids }],
        MoveKind.Withdrawn or MoveKind.LostSource => [new(RemarkKind.Withdrawn, now, line) { FactIds = move.Ids }],
        // The side that came up now is in its own alert; those that were told before are what is corrected.
        MoveKind.Contradicted => move.Contradiction!.Sides
            .Select(side => after.Find(side.FactId)!)
            .Where(fact => fact.OtherIds.Prepend(fact.Id).Any(id => before.Find(id) is not null))
            .DistinctBy(fact => fact.Id)
            .Select(fact => new Remark(RemarkKind.Contradicted, now, line) { FactIds = [fact.Id, .. fact.OtherIds] }),
        _ => [],
    };
}
