using System.Collections.Immutable;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Merging;

namespace Rapporteur.Facts.Questions;

/// <summary>By how much of what was read a fact is borne.</summary>
/// <param name="Documents">Documents that say it.</param>
/// <param name="Of">Documents about the same negotiation, those that say it among them.</param>
/// <param name="Outlets">Outlets among those that say it, as far as the files show them.</param>
/// <param name="Contradicting">Other documents that say something against it.</param>
/// <param name="Alike">Other documents that say something else on the same subject, or whose text speaks of it.</param>
public sealed record Support(ImmutableArray<string> Documents, int Of, ImmutableArray<string> Outlets, ImmutableArray<string> Contradicting, ImmutableArray<string> Alike)
{
    /// <summary>Whether documents about other negotiations were read too, and are not counted.</summary>
    public bool IsAmongOthers { get; init; }

    /// <summary>Whether the texts of the other documents were looked through for it; where they are very many, silence is not claimed.</summary>
    public bool IsLookedFor { get; init; } = true;

    /// <summary>Such as "2 of 2 seeds" or "1 of 2 seeds: the other does not mention it".</summary>
    public override string ToString()
    {
        if (Of == 1 && IsAmongOthers)
        {
            return "the only seed on these talks";
        }

        var borne = $"{Documents.Length} of {Of} {(Of == 1 ? "seed" : "seeds")}{(IsAmongOthers ? " on these talks" : "")}{(Outlets.Length > 1 ? $", {Outlets.Length} outlets" : "")}";
        var others = Of - Documents.Length;
        var rest = others == 1 ? "the other" : "the others";
        return (others, Contradicting.Length, Alike.Length) switch
        {
            (0, _, _) => borne,
            (1, > 0, _) => $"{borne}: the other contradicts it",
            (_, > 0, _) => $"{borne}: {Contradicting.Length} of the others contradict{(Contradicting.Length == 1 ? "s" : "")} it",
            (1, _, > 0) => $"{borne}: the other speaks of the subject, but does not say this",
            (_, _, > 0) => $"{borne}: {Alike.Length} of the others speak{(Alike.Length == 1 ? "s" : "")} of the subject, but {(Alike.Length == 1 ? "does" : "do")} not say this",
            _ when !IsLookedFor => $"{borne}: {rest} do not say this",
            _ => $"{borne}: {rest} {(others == 1 ? "does" : "do")} not mention it",
        };
    }
}

/// <summary>Asks what a fact rests on.</summary>
public static class SupportQuestion
{
    // Reading all texts of a large folder for each line of an answer would take longer than anybody waits.
    private const int MostLookedThrough = 30;

    /// <summary>By how much of what was read a fact is borne.</summary>
    public static Support SupportOf(this FactBase facts, Fact fact)
    {
        var documents = fact.Documents;
        var talks = facts.NegotiationsOf(fact);
        var about = talks.SelectMany(one => one.Documents).Concat(documents).Distinct(StringComparer.Ordinal).ToImmutableArray();
        var isLookedFor = about.Length - documents.Length <= MostLookedThrough;
        return new(
            documents,
            about.Length,
            [.. documents.Select(name => facts.Document(name).Outlet).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)],
            Others(facts.ContradictionsOf(fact)
                .Where(contradiction => contradiction.Kind != ContradictionKind.Spelling)
                .SelectMany(contradiction => contradiction.Sides)
                .Where(side => IsAgainst(fact.Kind, facts.Find(side.FactId)!.Kind))
                .SelectMany(side => side.Claims.Select(claim => claim.Citation.Document))),
            Others(facts.Facts.Where(other => IsNear(fact, other)).SelectMany(other => other.Documents)
                .Concat(isLookedFor ? about.Except(documents, StringComparer.Ordinal).Where(name => TextMentions.Speaks(facts.Document(name), fact)) : [])))
        {
            IsAmongOthers = about.Length < facts.Readings.Length,
            IsLookedFor = isLookedFor,
        };

        ImmutableArray<string> Others(IEnumerable<string> names) => [.. names.Except(documents, StringComparer.Ordinal).Where(about.Contains)];
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
