using System.Collections.Immutable;
using Rapporteur.Facts.Merging;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Subjects;

namespace Rapporteur.Facts.Questions;

/// <summary>What two parties want, offer and refuse on one subject.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Ones">The first party's positions; may be empty.</param>
/// <param name="Others">The second party's positions; may be empty.</param>
public sealed record Comparison(Subject Subject, ImmutableArray<Fact> Ones, ImmutableArray<Fact> Others);

/// <summary>Asks how two parties stand to each other.</summary>
public static class ComparisonQuestion
{
    /// <summary>The two parties' positions by subject, in the talks that both are sides of; subjects that both have a position on first.</summary>
    public static ImmutableArray<Comparison> Compare(this FactBase facts, Party one, Party other) =>
        facts.Negotiations.Where(talks => IsBetween(facts, talks, one, other)).ToList() is var shared ?
        [.. facts.Facts
            .Where(fact => facts.NegotiationsOf(fact).Any(shared.Contains))
            .Where(fact => fact.IsPosition() && (fact.Party == one || fact.Party == other))
            .GroupBy(fact => fact.Subject!)
            .Select(subject => new Comparison(
                subject.Key,
                [.. subject.Where(fact => fact.Party == one)],
                [.. subject.Where(fact => fact.Party == other)]))
            .OrderByDescending(comparison => !comparison.Ones.IsEmpty && !comparison.Others.IsEmpty)] : [];

    // A party may have a position without being among the first: a mediator, say.
    private static bool IsBetween(FactBase facts, Negotiation talks, Party one, Party other) => facts.IsAtTable(one, talks) && facts.IsAtTable(other, talks);

    /// <summary>Whether a fact of the talks names a party, as a side or in any other part.</summary>
    public static bool IsAtTable(this FactBase facts, Party party, Negotiation talks) =>
        talks.Documents.Any(document => facts.FactsIn(document).Any(fact => fact.Parties.Contains(party)));

    /// <summary>What both agreed to.</summary>
    public static ImmutableArray<Fact> AgreedBetween(this FactBase facts, Party one, Party other) =>
        [.. facts.Agreed(new Filter(one)).Where(fact => fact.Parties.Contains(other))];
}
