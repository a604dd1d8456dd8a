using System.Collections.Immutable;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Subjects;

namespace Rapporteur.Facts.Merging;

/// <summary>Finds what facts cannot both stand. What only one document says contradicts nothing.</summary>
public static class ContradictionFinder
{
    /// <summary>All contradictions among the facts of a base, spellings first.</summary>
    public static ImmutableArray<Contradiction> Find(ImmutableArray<Fact> facts) =>
        [.. Spellings(facts), .. Agenda(facts), .. SoughtAndRefused(facts), .. Leads(facts)];

    private static IEnumerable<Contradiction> Spellings(ImmutableArray<Fact> facts)
    {
        foreach (var fact in facts.Where(fact => fact.Kind == ClaimKind.Delegate))
        {
            var spellings = fact.Claims.GroupBy(claim => string.Join(' ', PlainLetters.Words(claim.Person ?? "")), StringComparer.Ordinal).ToList();
            // A name with fewer parts is a short form of the longer one, not another spelling.
            var differ = spellings.Where(group => spellings.Any(other => other.Key != group.Key && IsOtherSpelling(group.Key, other.Key))).ToList();
            if (differ.Count > 1)
            {
                yield return Of(ContradictionKind.Spelling, fact.Person!, differ.Select(group => new ContradictionSide(group.First().Person!, fact.Id, [.. group])));
            }
        }
    }

    private static bool IsOtherSpelling(string one, string other)
    {
        var (parts, otherParts) = (PersonSpelling.Parts(one), PersonSpelling.Parts(other));
        return !(parts.All(otherParts.Contains) || otherParts.All(parts.Contains));
    }

    private static IEnumerable<Contradiction> Agenda(ImmutableArray<Fact> facts)
    {
        var wanted = facts.Where(fact => fact.Kind is ClaimKind.Demand or ClaimKind.Proposal or ClaimKind.Agreed && fact.Modality == Modality.Stated).ToList();
        foreach (var off in facts.Where(fact => fact.Kind == ClaimKind.OffAgenda))
        {
            // A document that itself says both has explained it; two documents have not.
            var on = wanted.Where(fact => IsSameMatter(off, fact) && fact.Documents.Except(off.Documents, StringComparer.Ordinal).Any()).ToList();
            if (on.Count == 0)
            {
                continue;
            }

            var refused = facts.Where(fact => fact.Kind == ClaimKind.RedLine && IsSameMatter(off, fact));
            yield return Of(ContradictionKind.Agenda, off.Subject!.Title, on.Append(off).Concat(refused).Select(Side));
        }
    }

    private static IEnumerable<Contradiction> SoughtAndRefused(ImmutableArray<Fact> facts)
    {
        var sought = facts.Where(fact => fact.Kind is ClaimKind.Demand or ClaimKind.Proposal && fact.Modality == Modality.Stated).ToList();
        foreach (var refused in facts.Where(fact => fact.Kind == ClaimKind.RedLine && fact.Modality == Modality.Stated && fact.Party is not null))
        {
            var both = sought
                .Where(fact => fact.Party == refused.Party && Likeness.OfSameContent(fact.Claims[0], refused.Claims[0])
                    && !fact.Documents.SequenceEqual(refused.Documents, StringComparer.Ordinal))
                .ToList();
            if (both.Count > 0)
            {
                yield return Of(ContradictionKind.SoughtAndRefused, $"{refused.Party}: {refused.Subject!.Title}", both.Append(refused).Select(Side));
            }
        }
    }

    private static IEnumerable<Contradiction> Leads(ImmutableArray<Fact> facts)
    {
        foreach (var delegation in facts.Where(fact => fact.Kind == ClaimKind.Delegate && fact.Modality == Modality.Stated && fact.Party is not null).GroupBy(fact => fact.Party!))
        {
            var leads = delegation.Where(fact => fact.Part == DelegatePart.Lead).ToList();
            var replaced = delegation.Where(fact => fact.Part == DelegatePart.Replaced && leads.Exists(lead => PersonSpelling.IsSame(lead.Person!, fact.Person!))).ToList();
            var documents = leads.Concat(replaced).SelectMany(fact => fact.Documents).Distinct(StringComparer.Ordinal);
            if (leads.Count + replaced.Count > 1 && documents.Count() > 1)
            {
                yield return Of(ContradictionKind.Lead, $"lead of {delegation.Key}", leads.Concat(replaced).Select(Side));
            }
        }
    }

    /// <summary>Whether two facts are about one matter: one subject, named by the same words, or the same content.</summary>
    private static bool IsSameMatter(Fact one, Fact other)
    {
        if (one.Subjects is not [var match, ..] || other.Subjects is not [var otherMatch, ..] || match.Subject.Id != otherMatch.Subject.Id)
        {
            return false;
        }

        return match.Cue == otherMatch.Cue || Likeness.OfSameContent(one.Claims[0], other.Claims[0]);
    }

    private static ContradictionSide Side(Fact fact) => new(fact.What ?? fact.Person ?? "", fact.Id, fact.Claims);

    private static Contradiction Of(ContradictionKind kind, string about, IEnumerable<ContradictionSide> sides)
    {
        var all = sides.ToImmutableArray();
        return new(FactId.Of([kind.ToString(), .. all.Select(side => side.FactId).Order(StringComparer.Ordinal)]), kind, about, all);
    }
}
