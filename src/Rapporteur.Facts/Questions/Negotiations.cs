using System.Collections.Immutable;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Merging;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Subjects;

namespace Rapporteur.Facts.Questions;

/// <summary>Talks that several documents are about: what stands against each other, and who is silent, is said within one alone.</summary>
/// <param name="Parties">Its sides, the one with most to say first; nobody who only mediates.</param>
/// <param name="Documents">Names of the documents that are about it.</param>
public sealed record Negotiation(ImmutableArray<Party> Parties, ImmutableHashSet<string> Documents)
{
    // One document is about one negotiation, so its reference tells it from every other.
    public bool Equals(Negotiation? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>Such as "Ruritania and Freedonia"; "unnamed parties" where no document names any.</summary>
    public override string ToString() => Parties.Length switch
    {
        0 => "unnamed parties",
        1 => Parties[0].Name,
        _ => $"{string.Join(", ", Parties[..^1])} and {Parties[^1]}",
    };
}

/// <summary>Tells negotiations apart by who is at odds in them.</summary>
/// <remarks>Two documents are about one negotiation where two of their main parties are the same; one party alone may sit at many tables.</remarks>
internal static class Negotiations
{
    // Whoever is named with a fifth of what the first party has is a side; the rest are bystanders of the text.
    private const double Side = 0.2;

    private const int MostSides = 4;

    /// <summary>The negotiations of a base; a document that nothing was taken from is about none.</summary>
    public static ImmutableArray<Negotiation> Of(IEnumerable<Fact> facts)
    {
        var main = facts
            .SelectMany(fact => fact.Claims)
            .GroupBy(claim => claim.Citation.Document, StringComparer.Ordinal)
            .Select(document => (Name: document.Key, Weights: WeightsOf([.. document])))
            .Select(document => (document.Name, document.Weights, Sides: SidesOf(document.Weights)))
            .ToList();
        var talks = new List<List<(string Name, Dictionary<Party, double> Weights, ImmutableArray<Party> Sides)>>();
        var byPair = new Dictionary<(string, string), int>();
        var joined = new List<int>();
        foreach (var document in main.Where(document => document.Sides.Length > 1))
        {
            var own = talks.Count;
            talks.Add([document]);
            joined.Add(own);
            foreach (var pair in Pairs(document.Sides))
            {
                if (byPair.TryGetValue(pair, out var earlier))
                {
                    joined[Root(joined, own)] = Root(joined, earlier);
                }
                else
                {
                    byPair[pair] = own;
                }
            }
        }

        var groups = Enumerable.Range(0, talks.Count).GroupBy(at => Root(joined, at)).Select(group => group.SelectMany(at => talks[at]).ToList()).ToList();
        // Where no document shows two sides, nothing tells their talks apart.
        var rest = main.Where(document => document.Sides.Length < 2).ToList();
        if (groups.Count == 0 && rest.Count > 0)
        {
            return [Negotiation([.. rest])];
        }

        var alone = rest.ToLookup(document => groups.FindAll(group => document.Sides.IsEmpty || group.Exists(other => other.Sides.Contains(document.Sides[0]))) is [var only] ? only : null);
        foreach (var group in groups)
        {
            group.AddRange(alone[group]);
        }

        groups.AddRange(alone[null].GroupBy(document => document.Sides.FirstOrDefault()?.Name ?? document.Name, StringComparer.Ordinal).Select(group => group.ToList()));
        return [.. groups.Select(Negotiation)];
    }

    private static Negotiation Negotiation(List<(string Name, Dictionary<Party, double> Weights, ImmutableArray<Party> Sides)> documents)
    {
        var weights = new Dictionary<Party, double>();
        foreach (var (party, weight) in documents.SelectMany(document => document.Weights))
        {
            weights[party] = weights.GetValueOrDefault(party) + weight;
        }

        return new(SidesOf(weights), [.. documents.Select(document => document.Name)]);
    }

    private static int Root(List<int> joined, int at) => joined[at] == at ? at : joined[at] = Root(joined, joined[at]);

    private static IEnumerable<(string, string)> Pairs(ImmutableArray<Party> sides) =>
        from one in sides from other in sides where string.CompareOrdinal(one.Name, other.Name) < 0 select (one.Name, other.Name);

    // Whoever wants, refuses, agrees or is at odds counts once for it, whoever a content names half; a mediator is no side.
    private static Dictionary<Party, double> WeightsOf(ImmutableArray<Claim> claims)
    {
        var weights = new Dictionary<Party, double>();
        foreach (var claim in claims.Where(claim => claim.Kind != ClaimKind.Delegate))
        {
            foreach (var party in claim.Parties)
            {
                weights[party] = weights.GetValueOrDefault(party) + 1;
            }

            foreach (var party in ClaimWords.Of(claim).Select(PartyNames.Load().Find).OfType<Party>().Distinct().Except(claim.Parties))
            {
                weights[party] = weights.GetValueOrDefault(party) + 0.5;
            }
        }

        foreach (var mediator in claims.Where(claim => claim.Part == DelegatePart.Mediator).SelectMany(claim => claim.Parties).Distinct().Where(_ => weights.Count > 2))
        {
            weights.Remove(mediator);
        }

        return weights;
    }

    private static ImmutableArray<Party> SidesOf(Dictionary<Party, double> weights) =>
    [
        .. weights
            .Where(pair => pair.Value >= Side * weights.Values.Max())
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key.Name, StringComparer.Ordinal)
            .Take(MostSides)
            .Select(pair => pair.Key),
    ];
}
