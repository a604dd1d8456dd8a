using System.Collections.Immutable;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Merging;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Subjects;

namespace Rapporteur.Facts.Questions;

/// <summary>A subject that keeps the sides apart.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Talks">The negotiation whose sides it keeps apart.</param>
/// <param name="Positions">What each party wants, offers and refuses there, the sides of the talks first and in one order everywhere.</param>
/// <param name="Called">What documents themselves call a gap there.</param>
/// <param name="OffAgenda">What documents say is off the table there.</param>
/// <param name="Contradictions">What documents say against each other there.</param>
public sealed record Gap(
    Subject Subject,
    Negotiation Talks,
    ImmutableArray<PartyPosition> Positions,
    ImmutableArray<Fact> Called,
    ImmutableArray<Fact> OffAgenda,
    ImmutableArray<Contradiction> Contradictions)
{
    /// <summary>Sides of the talks of which no document states a position there.</summary>
    public ImmutableArray<Party> Unstated => [.. Talks.Parties.Where(party => !Positions.Any(position => position.Party == party))];
}

/// <summary>What one party wants, offers and refuses on a subject.</summary>
/// <param name="Party">The party; null for proposals that no document gives an owner.</param>
/// <param name="Facts">Its demands, proposals and red lines.</param>
public sealed record PartyPosition(Party? Party, ImmutableArray<Fact> Facts);

/// <summary>What still keeps the sides apart.</summary>
/// <param name="Gaps">Subjects where positions differ or a document says so.</param>
/// <param name="OffAgenda">What is off the table: of all subjects, or of the one asked for where it is no gap.</param>
/// <param name="OneSided">Positions on listed subjects that one party alone has a position on and nothing was agreed on.</param>
public sealed record GapReport(ImmutableArray<Gap> Gaps, ImmutableArray<Fact> OffAgenda, ImmutableArray<Fact> OneSided);

/// <summary>Asks for gaps.</summary>
public static class GapsQuestion
{
    /// <summary>The gaps, those that documents call so first, then by how many facts they hold.</summary>
    /// <remarks>
    /// A subject is a gap where two parties' positions on it differ in one negotiation, where one of them draws a red line, or where a
    /// document calls it one. A party's red line needs no second party: it is drawn against somebody.
    /// </remarks>
    public static GapReport Gaps(this FactBase facts, Subject? subject = null)
    {
        var about = facts.Facts
            .Where(fact => fact.Subject is not null && (subject is null || new Filter(Subject: subject).Takes(fact)))
            .SelectMany(fact => facts.NegotiationsOf(fact).Select(talks => (Fact: fact, Subject: subject ?? fact.Subject!, Talks: talks)))
            .GroupBy(row => (row.Subject, row.Talks), row => row.Fact)
            .ToList();
        var gaps = about
            .Where(group => IsGap(group))
            .Select(group => Of(facts, group.Key.Subject, group.Key.Talks, [.. group]))
            .OrderByDescending(gap => gap.Called.Length > 0)
            .ThenByDescending(gap => gap.Positions.Length)
            .ThenByDescending(gap => gap.Positions.Sum(position => position.Facts.Length))
            .ToImmutableArray();
        var shown = gaps.Select(gap => (gap.Subject, gap.Talks)).ToHashSet();
        return new(
            gaps,
            [.. about.Where(group => subject is null || !shown.Contains(group.Key)).SelectMany(group => group).Where(fact => fact.Kind == ClaimKind.OffAgenda).Distinct()],
            [.. about.Where(group => !shown.Contains(group.Key) && IsOfOneSide(group.Key.Subject, [.. group])).SelectMany(group => group).Where(fact => fact.IsPosition()).Distinct()]);
    }

    /// <summary>Whether a subject keeps the sides apart: looks at the facts under that subject alone.</summary>
    public static bool IsGap(this FactBase facts, Subject subject) =>
        facts.FactsUnder(subject).SelectMany(fact => facts.NegotiationsOf(fact).Select(talks => (fact, talks))).GroupBy(pair => pair.talks, pair => pair.fact).Any(IsGap);

    // A thing of which one side alone is heard. What was agreed is no wish of one side, and a word of no list is no subject to be silent on.
    private static bool IsOfOneSide(Subject subject, ImmutableArray<Fact> about) => subject.IsListed
        && about.Where(fact => fact.IsPosition()).Select(fact => fact.Party).Distinct().ToList() is [not null]
        && !about.Any(fact => fact.Kind == ClaimKind.Agreed && fact.Modality == Modality.Stated);

    private static bool IsGap(IEnumerable<Fact> about) =>
        about.Any(fact => fact.Kind == ClaimKind.Gap) || KeepsApart([.. about.Where(fact => fact.IsPosition() && fact.Modality != Modality.Speculated)]);

    private static bool KeepsApart(ImmutableArray<Fact> positions)
    {
        if (positions.Any(fact => fact.Kind == ClaimKind.RedLine))
        {
            return true;
        }

        var parties = positions.Where(fact => fact.Party is not null).GroupBy(fact => fact.Party!).ToList();
        return parties.Count > 1 && parties.Exists(party => party.Any(fact => parties.Exists(other =>
            other.Key != party.Key && !other.Any(theirs => Likeness.OfSameContent(fact.Claims[0], theirs.Claims[0])))));
    }

    private static Gap Of(FactBase facts, Subject subject, Negotiation talks, ImmutableArray<Fact> about) => new(
        subject,
        talks,
        [.. about.Where(fact => fact.IsPosition())
            .GroupBy(fact => fact.Party)
            .OrderByDescending(party => party.Key is not null)
            .ThenBy(party => party.Key is { } one && talks.Parties.IndexOf(one) is >= 0 and var at ? at : int.MaxValue)
            .ThenByDescending(party => party.Count())
            .Select(party => new PartyPosition(party.Key, [.. party.OrderBy(fact => fact.Kind)]))],
        [.. about.Where(fact => fact.Kind == ClaimKind.Gap)],
        [.. about.Where(fact => fact.Kind == ClaimKind.OffAgenda)],
        [.. about.SelectMany(facts.ContradictionsOf).DistinctBy(contradiction => contradiction.Id)]);
}
