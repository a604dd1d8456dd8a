using System.Collections.Immutable;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Subjects;

namespace Rapporteur.Facts.Merging;

/// <summary>Brings claims that say the same into facts.</summary>
/// <remarks>
/// A claim joins a fact only where it is like every claim that is already in it: likeness does not run on
/// from neighbour to neighbour until the ends say different things.
/// </remarks>
public static class Merger
{
    /// <summary>Facts in the order of their first claims.</summary>
    /// <param name="claims">Claims of all documents, document by document.</param>
    /// <param name="subjects">What says which subject a claim has.</param>
    public static ImmutableArray<Fact> Merge(IEnumerable<Claim> claims, SubjectLexicon subjects)
    {
        var groups = new List<Group>();
        var byKey = new Dictionary<(ClaimKind, string), List<Group>>();
        foreach (var claim in claims)
        {
            // Claims of different kinds never merge, nor do those of different single parties: most pairs need no look.
            var key = (claim.Kind, IsOfOneParty(claim.Kind) ? claim.Party?.Name ?? "" : "");
            if (!byKey.TryGetValue(key, out var near))
            {
                byKey[key] = near = [];
            }

            if (near.Any(group => group.TryJoin(claim)))
            {
                continue;
            }

            var opened = new Group(claim);
            near.Add(opened);
            groups.Add(opened);
        }

        return WithDistinctIds(groups.Select(group => group.ToFact(subjects)));
    }

    private static bool IsOfOneParty(ClaimKind kind) =>
        kind is ClaimKind.Delegate or ClaimKind.Demand or ClaimKind.RedLine or ClaimKind.Proposal;

    // Two facts under one id are rare but would hide one of them: the later one gets an id of its own words and place.
    private static ImmutableArray<Fact> WithDistinctIds(IEnumerable<Fact> facts)
    {
        var taken = new HashSet<string>();
        var distinct = ImmutableArray.CreateBuilder<Fact>();
        foreach (var fact in facts)
        {
            var id = fact.Id;
            for (var again = 1; !taken.Add(id); again++)
            {
                id = FactId.Of([fact.Id, $"{again}"]);
            }

            distinct.Add(id == fact.Id ? fact : fact with { Id = id });
        }

        return distinct.ToImmutable();
    }

    private sealed class Group(Claim first)
    {
        private readonly List<Claim> claims = [first];
        private readonly List<MergeReason> reasons = [];

        public bool TryJoin(Claim claim)
        {
            string? why = null;
            foreach (var member in claims)
            {
                if (Likeness.Between(member, claim) is not { } likeness)
                {
                    return false;
                }

                why ??= likeness;
            }

            claims.Add(claim);
            reasons.Add(new MergeReason(claim.Citation.Document, why!));
            return true;
        }

        public Fact ToFact(SubjectLexicon subjects)
        {
            var ids = claims.Select(FactId.Of).Distinct(StringComparer.Ordinal).ToImmutableArray();
            return new Fact(ids[0], [.. claims])
            {
                OtherIds = ids[1..],
                Reasons = [.. reasons],
                Subjects = [.. claims.SelectMany(claim => subjects.Of(claim)).DistinctBy(match => match.Subject.Id)],
            };
        }
    }
}
