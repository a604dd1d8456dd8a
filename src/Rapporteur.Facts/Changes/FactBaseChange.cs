using System.Collections.Immutable;
using Rapporteur.Facts.Merging;

namespace Rapporteur.Facts.Changes;

/// <summary>What is known otherwise in one fact base than in the one before it.</summary>
/// <param name="Documents">Documents added, changed and removed, by name. A touched, renamed or copied file is none of them.</param>
/// <param name="Moves">What moved, document by document, what matters most first within each.</param>
public sealed record FactBaseChange(ImmutableArray<DocumentChange> Documents, ImmutableArray<FactMove> Moves)
{
    /// <summary>Whether nothing moved: the documents may differ all the same.</summary>
    public bool IsEmpty => Moves.IsEmpty;

    /// <summary>Compares two bases. Looks at the facts of documents that differ, and at what lies beside those; never at all facts.</summary>
    public static FactBaseChange Between(FactBase before, FactBase after)
    {
        var (documents, renamed) = DocumentChanges.Between(before, after);
        if (documents.IsEmpty)
        {
            return new([], []);
        }

        var told = new ToldBefore(before, renamed);
        documents = [.. documents.Select(document => document with { CopyOf = CopyOf(document, told, after) })];
        var moves = new List<FactMove>();
        var gained = new GainedFacts(before, after, told, [.. documents.Where(document => document.After is not null)]);
        moves.AddRange(gained.Moves());
        moves.AddRange(new LostFacts(before, after, renamed, documents).Moves(gained.IsReworded));
        moves.AddRange(GapMoves.Of(before, after, moves));
        return new(documents, [.. moves
            .OrderBy(move => move.Document, StringComparer.Ordinal)
            .ThenBy(move => move.Kind)
            .ThenBy(move => Weight(move.Fact))]);
    }

    // Among what is new, agreements come before red lines and those before the rest, in the order of the kinds.
    private static int Weight(Fact fact) => fact.Kind switch
    {
        Claims.ClaimKind.Agreed => 0,
        Claims.ClaimKind.RedLine => 1,
        _ => 2 + (int)fact.Kind,
    };

    // Only a document that says something alike can be what was copied, so no other one is compared.
    private static string? CopyOf(DocumentChange document, ToldBefore told, FactBase after) =>
        document.Kind != DocumentChangeKind.Added ? null : after.FactsIn(document.Name)
            .SelectMany(told.Of)
            .SelectMany(fact => fact.Documents)
            .Distinct(StringComparer.Ordinal)
            .FirstOrDefault(name => WireCopy.Is(document.After!.Document, told.Base.Document(name)));
}
