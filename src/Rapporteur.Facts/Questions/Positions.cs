using System.Collections.Immutable;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Merging;

namespace Rapporteur.Facts.Questions;

/// <summary>Asks what parties agreed, want, refuse and offer.</summary>
public static class Positions
{
    /// <summary>What is stated as agreed. What is planned or supposed never is.</summary>
    public static ImmutableArray<Fact> Agreed(this FactBase facts, Filter filter) =>
        [.. filter.In(facts, ClaimKind.Agreed).Where(fact => fact.Modality == Modality.Stated)];

    /// <summary>What is said to be agreed in time to come, or only supposed to be.</summary>
    public static ImmutableArray<Fact> NotYetAgreed(this FactBase facts, Filter filter) =>
        [.. filter.In(facts, ClaimKind.Agreed).Where(fact => fact.Modality != Modality.Stated)];

    /// <summary>What parties refuse.</summary>
    public static ImmutableArray<Fact> RedLines(this FactBase facts, Filter filter) => [.. filter.In(facts, ClaimKind.RedLine)];

    /// <summary>What parties want from the talks.</summary>
    public static ImmutableArray<Fact> Demands(this FactBase facts, Filter filter) => [.. filter.In(facts, ClaimKind.Demand)];

    /// <summary>What parties offer, and proposals that no document gives an owner.</summary>
    public static ImmutableArray<Fact> Proposals(this FactBase facts, Filter filter) => [.. filter.In(facts, ClaimKind.Proposal)];

    /// <summary>Whether a fact says what a party wants, offers or refuses.</summary>
    public static bool IsPosition(this Fact fact) => fact.Kind is ClaimKind.Demand or ClaimKind.Proposal or ClaimKind.RedLine;
}
