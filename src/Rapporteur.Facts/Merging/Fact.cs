using System.Collections.Immutable;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;
using Rapporteur.Facts.Subjects;

namespace Rapporteur.Facts.Merging;

/// <summary>Claims of one or more documents that say the same thing, under one short id.</summary>
/// <param name="Id">Id of the first claim, see <see cref="FactId"/>; the same after a restart and beside other files.</param>
/// <param name="Claims">What the documents say, in the order of the documents; at least one.</param>
public sealed record Fact(string Id, ImmutableArray<Claim> Claims)
{
    /// <summary>Ids of its other claims: each finds this fact too.</summary>
    public ImmutableArray<string> OtherIds { get; init; } = [];

    /// <summary>Why each further claim was taken for the same, in their order; one fewer than <see cref="Claims"/>.</summary>
    public ImmutableArray<MergeReason> Reasons { get; init; } = [];

    /// <summary>What it is about, the closest first, with the words that say so; empty for delegates and meetings.</summary>
    public ImmutableArray<SubjectMatch> Subjects { get; init; } = [];

    /// <summary>The subject under which gaps list it; null for delegates and meetings.</summary>
    public Subject? Subject => Subjects is [var first, ..] ? first.Subject : null;

    /// <summary>The kind, the same in all claims.</summary>
    public ClaimKind Kind => Claims[0].Kind;

    /// <summary>Whether it is stated, planned or supposed; the same in all claims.</summary>
    public Modality Modality => Claims[0].Modality;

    /// <summary>The claim that names most parties, the first of such: who and what are said in one breath, never put together out of two documents.</summary>
    private Claim Fullest => Claims.MaxBy(claim => claim.Parties.Length)!;

    /// <summary>The parties of the claim that names most, by name.</summary>
    public ImmutableArray<Party> Parties => [.. Fullest.Parties.OrderBy(party => party.Name, StringComparer.Ordinal)];

    /// <summary>The one party of a kind that has one.</summary>
    public Party? Party => Claims[0].Party;

    /// <summary>A delegate's name in its fullest spelling; null for other kinds.</summary>
    public string? Person => Claims.Select(claim => claim.Person).OfType<string>().MaxBy(name => name.Split(' ').Length);

    /// <summary>Every spelling of the name, as written, the first document's first.</summary>
    public ImmutableArray<string> Spellings => [.. Claims.Select(claim => claim.Person).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Every title that the documents give a delegate; of two that say the same the fuller one.</summary>
    public ImmutableArray<string> Roles
    {
        get
        {
            var all = Claims.Select(claim => claim.Role).OfType<string>().DistinctBy(PlainLetters.Fold).ToList();
            return [.. all.Where(role => !all.Exists(other => other.Length > role.Length && PlainLetters.Words(role).All(PlainLetters.Words(other).Contains)))];
        }
    }

    /// <summary>What a delegate is to the delegation: lead where any document says so.</summary>
    public DelegatePart? Part => Claims.Min(claim => claim.Part);

    /// <summary>What was agreed, demanded or refused, in the words of the claim that names most parties.</summary>
    public string? What => Fullest.What;

    /// <summary>Place of a meeting, where a document names it.</summary>
    public string? Place => Claims.Select(claim => claim.Place).FirstOrDefault(place => place is not null);

    /// <summary>Date of a meeting in the most exact form that a document gives.</summary>
    public PartialDate? Date => Claims.Select(claim => claim.Date).OfType<PartialDate?>().OrderByDescending(date => date!.Value.ToString().Length).FirstOrDefault();

    /// <summary>Names of the documents that say so, each once.</summary>
    public ImmutableArray<string> Documents => [.. Claims.Select(claim => claim.Citation.Document).Distinct(StringComparer.Ordinal)];
}
