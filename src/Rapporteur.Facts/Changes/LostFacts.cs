using System.Collections.Immutable;
using Rapporteur.Facts.Merging;

namespace Rapporteur.Facts.Changes;

/// <summary>What documents that were changed or removed take away from what is known.</summary>
internal sealed class LostFacts(FactBase before, FactBase after, ImmutableDictionary<string, string> renamed, ImmutableArray<DocumentChange> documents)
{
    /// <summary>The moves; a fact that several documents dropped at once is withdrawn once.</summary>
    /// <param name="isReworded">Whether the document still says in other words what the fact said.</param>
    public IEnumerable<FactMove> Moves(Func<DocumentChange, Fact, bool> isReworded)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var document in documents.Where(document => document.Before is not null))
        {
            foreach (var fact in before.FactsIn(document.Name).Where(fact => !seen.Contains(fact.Id)))
            {
                if (Move(document, fact, isReworded) is { } move)
                {
                    seen.Add(fact.Id);
                    yield return move;
                }
            }
        }
    }

    private FactMove? Move(DocumentChange document, Fact fact, Func<DocumentChange, Fact, bool> isReworded)
    {
        var now = fact.OtherIds.Prepend(fact.Id).Select(after.Find).OfType<Fact>().FirstOrDefault(known => known.Kind == fact.Kind);
        if (now?.Documents.Contains(document.Name) == true || isReworded(document, fact))
        {
            return null;
        }

        // A fact whose ids are gone may live on in the words of another document, which is renamed or not.
        var others = fact.Documents.Where(name => name != document.Name).Select(name => renamed.GetValueOrDefault(name, name));
        var isBorne = now is not null || others.Any(name => after.FactsIn(name).Any(other => other.Claims.Any(claim =>
            fact.Claims.Any(was => was.Citation.Document != document.Name && was.Citation.Quote == claim.Citation.Quote && was.Kind == claim.Kind && was.What == claim.What))));
        return new FactMove(isBorne ? MoveKind.LostSource : MoveKind.Withdrawn, document.Name, fact);
    }
}
