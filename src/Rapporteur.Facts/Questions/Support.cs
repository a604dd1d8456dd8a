using System.Collections.Immutable;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Merging;

namespace Rapporteur.Facts.Questions;

/// <summary>By how much of what was read a fact is borne.</summary>
/// <param name="Documents">Documents that say it.</param>
/// <param name="Of">Documents that were read.</param>
/// <param name="Outlets">Outlets among those that say it, as far as the files show them.</param>
/// <param name="Contradicting">Other documents that say something against it.</param>
/// <param name="Alike">Other documents that say something else on the same subject.</param>
public sealed record Support(ImmutableArray<string> Documents, int Of, ImmutableArray<string> Outlets, ImmutableArray<string> Contradicting, ImmutableArray<string> Alike)
{
    /// <summary>Such as "2 of 2 seeds" or "1 of 2 seeds: the other does not mention it".</summary>
    public override string ToString()
    {
        var borne = $"{Documents.Length} of {Of} seeds{(Outlets.Length > 1 ? $", {Outlets.Length} outlets" : "")}";
        var others = Of - Documents.Length;
        var rest = others == 1 ? "the other" : "the others";
        return (others, Contradicting.Length, Alike.Length) switch
        {
            (0, _, _) => borne,
            (1, > 0, _) => $"{borne}: the other contradicts it",
            (_, > 0, _) => $"{borne}: {Contradicting.Length} of the others contradict{(Contradicting.Length == 1 ? "s" : "")} it",
            (1, _, > 0) => $"{borne}: the other speaks of the subject, but does not say this",
            (_, _, > 0) => $"{borne}: {Alike.Length} of the others speak{(Alike.Length == 1 ? "s" : "")} of the subject, but {(Alike.Length == 1 ? "does" : "do")} not say this",
            _ => $"{borne}: {rest} {(others == 1 ? "does" : "do")} not mention it",
        };
    }
}

/// <summary>Asks what a fact rests on.</summary>
public static class SupportQuestion
{
    /// <summary>By how much of what was read a fact is borne.</summary>
    public static Support SupportOf(this FactBase facts, Fact fact)
    {
        var documents = fact.Documents;
        return new(
            documents,
            facts.Readings.Length,
            [.. documents.Select(name => facts.Document(name).Outlet).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)],
            Others(facts.ContradictionsOf(fact)
                .Where(contradiction => contradiction.Kind != ContradictionKind.Spelling)
                .SelectMany(contradiction => contradiction.Sides)
                .Where(side => IsAgainst(fact.Kind, facts.Find(side.FactId)!.Kind))
                .SelectMany(side => side.Claims.Select(claim => claim.Citation.Document))),
            Others(facts.Facts.Where(other => IsNear(fact, other)).SelectMany(other => other.Documents)));

        ImmutableArray<string> Others(IEnumerable<string> names) => [.. names.Except(documents, StringComparer.Ordinal)];
    }

    // What one party refuses says nothing against what another wants: that is a gap. Off the agenda speaks against both.
    private static bool IsAgainst(ClaimKind kind, ClaimKind other) => kind switch
    {
        ClaimKind.OffAgenda => other is ClaimKind.Demand or ClaimKind.Proposal or ClaimKind.Agreed,
        ClaimKind.RedLine => false,
        _ => other is ClaimKind.OffAgenda or ClaimKind.Delegate,
    };

    private static bool IsNear(Fact fact, Fact other) =>
        other.Id != fact.Id && fact.Subject is { IsListed: true } subject
        && other.Subjects.Any(match => match.Subject.Id == subject.Id);
}
