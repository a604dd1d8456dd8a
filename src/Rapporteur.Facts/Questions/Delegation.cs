using System.Collections.Immutable;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Merging;
using Rapporteur.Facts.Parties;

namespace Rapporteur.Facts.Questions;

/// <summary>Who sits at the table for a party.</summary>
/// <param name="Party">The party.</param>
/// <param name="Leads">Those that a document calls the lead; more than one is a contradiction.</param>
/// <param name="Members">Those who take part.</param>
/// <param name="Mediators">Those who take part between the sides.</param>
/// <param name="Replaced">Those who were taken out.</param>
public sealed record Delegation(Party Party, ImmutableArray<Fact> Leads, ImmutableArray<Fact> Members, ImmutableArray<Fact> Mediators, ImmutableArray<Fact> Replaced)
{
    /// <summary>Everybody of it.</summary>
    public IEnumerable<Fact> All => [.. Leads, .. Members, .. Mediators, .. Replaced];

    /// <summary>Whether no document puts anybody there.</summary>
    public bool IsEmpty => !All.Any();
}

/// <summary>Asks for delegations.</summary>
public static class DelegationQuestion
{
    /// <summary>Who sits at the table for a party; empty where no document says so.</summary>
    public static Delegation DelegationOf(this FactBase facts, Party party)
    {
        var all = new Filter(party).In(facts, ClaimKind.Delegate).ToList();
        return new(party, With(DelegatePart.Lead), With(DelegatePart.Member), With(DelegatePart.Mediator), With(DelegatePart.Replaced));

        ImmutableArray<Fact> With(DelegatePart part) => [.. all.Where(fact => fact.Part == part)];
    }
}
