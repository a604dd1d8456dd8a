using System.Collections.Immutable;
using Rapporteur.Facts.Merging;

namespace Rapporteur.Facts.Changes;

/// <summary>Finds what an older base said of a newer one's facts.</summary>
/// <param name="before">The older base.</param>
/// <param name="renamed">Old name → new name of documents that only changed their name.</param>
internal sealed class ToldBefore(FactBase before, ImmutableDictionary<string, string> renamed)
{
    /// <summary>The older base.</summary>
    public FactBase Base => before;

    /// <summary>The older base's facts that the fact is made of: a further claim can join two.</summary>
    public IEnumerable<Fact> Of(Fact fact) => fact.OtherIds.Prepend(fact.Id).Select(before.Find).OfType<Fact>().Where(known => known.Kind == fact.Kind).Distinct();

    /// <summary>Names, in the newer base, of the documents that said it before.</summary>
    public HashSet<string> DocumentsOf(Fact fact) =>
        [.. Of(fact).SelectMany(known => known.Documents).Select(name => renamed.GetValueOrDefault(name, name))];

    /// <summary>Whether the older base held the contradiction, with all that is now said in it.</summary>
    public bool Held(Contradiction contradiction, FactBase after)
    {
        var known = contradiction.Sides
            .SelectMany(side => Of(after.Find(side.FactId)!))
            .SelectMany(before.ContradictionsOf)
            .Where(old => old.Kind == contradiction.Kind)
            .SelectMany(old => old.Sides)
            .ToList();
        return contradiction.Sides.All(side => known.Exists(old =>
            PlainLetters.Fold(old.Says) == PlainLetters.Fold(side.Says) || Of(after.Find(side.FactId)!).Any(fact => fact.Id == old.FactId && contradiction.Kind != ContradictionKind.Spelling)));
    }
}
