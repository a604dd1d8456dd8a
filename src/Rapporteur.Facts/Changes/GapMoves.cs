using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Questions;

namespace Rapporteur.Facts.Changes;

/// <summary>Finds the gaps that a change opens and closes: only the subjects of what moved are looked at.</summary>
internal static class GapMoves
{
    /// <summary>A move for each subject whose gap opened or closed, by the document and with the fact that did it.</summary>
    public static IReadOnlyList<FactMove> Of(FactBase before, FactBase after, IReadOnlyList<FactMove> moves) =>
        [.. moves
            .Where(move => move.Kind is not MoveKind.Contradicted && move.Fact.Subject is not null)
            .Where(move => move.Fact.IsPosition() || move.Fact.Kind == ClaimKind.Gap)
            .GroupBy(move => move.Fact.Subject!)
            // What came or went explains a gap better than a source more or fewer does.
            .Select(subject => (subject.Key, Cause: subject.MinBy(move => move.Kind is MoveKind.LostSource or MoveKind.Confirmed)!, Was: before.IsGap(subject.Key), Is: after.IsGap(subject.Key)))
            .Where(gap => gap.Was != gap.Is)
            .Select(gap => new FactMove(gap.Is ? MoveKind.GapOpened : MoveKind.GapClosed, gap.Cause.Document, gap.Cause.Fact) { Subject = gap.Key })];
}
