using System.Collections.Immutable;
using Rapporteur.Chat.Commands;
using Rapporteur.Facts;
using Rapporteur.Facts.Changes;
using Rapporteur.Facts.Merging;
using Rapporteur.Facts.Claims;

namespace Rapporteur.Chat.Alerts;

/// <summary>Puts moves of the fact base into lines, each with its citations.</summary>
/// <param name="before">The base that facts were withdrawn from.</param>
/// <param name="after">The base that facts came into.</param>
/// <param name="notDrawn">Told of a move that could not be drawn, by its document: what else moved is told all the same.</param>
public sealed class AlertLines(FactBase before, FactBase after, Action<string, Exception>? notDrawn = null)
{
    /// <summary>What the documents of a change moved, a part for each that moved something worth telling.</summary>
    /// <remarks>What a further document only confirms is told by a remark on the alert that had it first.</remarks>
    public ImmutableArray<AlertPart> Parts(FactBaseChange change) =>
        [.. change.Documents
            .Select(document => (document, Moves: change.Moves.Where(move => move.Document == document.Name).ToList()))
            .Where(pair => pair.Moves.Exists(move => move.Kind is not MoveKind.Confirmed and not MoveKind.LostSource))
            .Select(pair => Part(pair.document, pair.Moves))
            .Where(part => !part.Lines.IsEmpty)];

    /// <summary>A fact as a line of an alert about a move; null where it could not be drawn.</summary>
    public AlertLine? Line(FactMove move)
    {
        try
        {
            return Drawn(move);
        }
#pragma warning disable CA1031 // A step that is never written would be tried again with each later one, and end all alerts for good.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            notDrawn?.Invoke(move.Document, failure);
            return null;
        }
    }

    private AlertLine Drawn(FactMove move)
    {
        // The documents of the one base may lack what the other one cites.
        var facts = ReferenceEquals(after.Find(move.Fact.Id), move.Fact) ? after : before;
        return new AlertLine(
            move.Kind,
            move.Fact.Kind,
            move.Fact.Modality == Modality.Stated,
            [.. Facts(move).SelectMany(fact => fact.Parties).Select(party => party.Name).Distinct(StringComparer.Ordinal)],
            [.. move.Fact.Subjects.Select(match => match.Subject.Id)],
            Words(move, facts))
        {
            Person = move.Fact.Person,
            Gap = move.Subject?.Title,
            FactIds = [.. Facts(move).SelectMany(fact => fact.OtherIds.Prepend(fact.Id)).Distinct(StringComparer.Ordinal)],
        };
    }

    private AlertPart Part(DocumentChange change, List<FactMove> moves)
    {
        var document = (change.After ?? change.Before!).Document;
        return new(document.Name, document.Title, document.Outlet, document.Date?.ToString(), change.Kind, [.. moves.Select(Line).OfType<AlertLine>()]);
    }

    private IEnumerable<Fact> Facts(FactMove move) =>
        move.Contradiction is { } contradiction ? contradiction.Sides.Select(side => after.Find(side.FactId)!) : [move.Fact];

    private AnswerLine Words(FactMove move, FactBase facts)
    {
        var line = move.Fact.ToLine(facts);
        return move.Kind switch
        {
            MoveKind.Contradicted => Against(move.Contradiction!),
            MoveKind.NowAgreed => line with { Detail = $"Was a {move.Was!.Label()}: {move.Was!.ToLine(before).Text}." },
            MoveKind.Withdrawn => line with { Label = $"no longer supported: {line.Label}", Support = null },
            MoveKind.LostSource => line with { Label = $"a source fewer: {line.Label}", Support = null },
            MoveKind.Confirmed => line with { Label = $"also reported: {line.Label}", Citations = [.. line.Citations.Where(cited => cited.Citation.Document == move.Document)] },
            MoveKind.GapOpened => line with { Label = $"opens a gap: {line.Label}", Detail = $"Subject: {move.Subject!.Title}." },
            MoveKind.GapClosed => line with { Label = $"gap closed: {line.Label}", Detail = $"Subject: {move.Subject!.Title}." },
            _ => line,
        };
    }

    private AnswerLine Against(Contradiction contradiction)
    {
        var section = ContradictionsCommand.Section(after, contradiction);
        return new(string.Join(" — against — ", section.Lines.Select(side => $"{side.Text} ({side.Label})").Distinct(StringComparer.Ordinal)))
        {
            Kind = section.Lines[0].Kind,
            Label = "contradiction",
            FactId = section.Lines[0].FactId,
            Detail = $"{char.ToUpperInvariant(section.Heading![0])}{section.Heading[1..]}.",
            Citations = [.. section.Lines.SelectMany(side => side.Citations)],
        };
    }
}
