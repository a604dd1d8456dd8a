using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Merging;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Subjects;

namespace Rapporteur.Facts.Questions;

/// <summary>Which facts a question is about; what is null filters nothing.</summary>
/// <param name="Party">A party that the fact names.</param>
/// <param name="Subject">A subject that the fact is about.</param>
public sealed record Filter(Party? Party = null, Subject? Subject = null)
{
    /// <summary>Whether a fact passes.</summary>
    public bool Takes(Fact fact) =>
        (Party is null || fact.Parties.Contains(Party))
        && (Subject is null || fact.Subjects.Any(match => match.Subject.Id == Subject.Id));

    /// <summary>The facts of a kind that pass, in the order of the base.</summary>
    public IEnumerable<Fact> In(FactBase facts, ClaimKind kind) => facts.Facts.Where(fact => fact.Kind == kind && Takes(fact));
}
