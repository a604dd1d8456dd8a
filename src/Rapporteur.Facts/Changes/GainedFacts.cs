using System.Collections.Immutable;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Merging;
using Rapporteur.Facts.Reading;

namespace Rapporteur.Facts.Changes;

/// <summary>What documents that are new or changed add to what is known.</summary>
internal sealed class GainedFacts(FactBase before, FactBase after, ToldBefore told, ImmutableArray<DocumentChange> documents)
{
    private readonly HashSet<string> movedFacts = new(StringComparer.Ordinal);
    private readonly HashSet<string> movedContradictions = new(StringComparer.Ordinal);

    /// <summary>The moves; each fact moves once, by the first document that bears it.</summary>
    public IEnumerable<FactMove> Moves()
    {
        foreach (var document in documents)
        {
            var original = document.CopyOf is null ? null : told.Base.Document(document.CopyOf);
            foreach (var fact in after.FactsIn(document.Name).Where(fact => original is null || !IsCopied(document, fact, original)))
            {
                foreach (var move in Moves(document, fact))
                {
                    yield return move;
                }
            }
        }
    }

    /// <summary>Whether a changed document still says, in other words, what a fact of its older text said.</summary>
    public bool IsReworded(DocumentChange document, Fact old) => document.After is not null
        && after.FactsIn(document.Name).Any(fact => SaysInOtherWords(document, old, fact));

    // A copy that a sentence was added to tells just that: what it copies confirms nothing.
    private bool IsCopied(DocumentChange document, Fact fact, Document original) =>
        told.Of(fact).Any() || Own(fact, document.Name).All(claim => WireCopy.Holds(original, claim.Citation.Quote));

    private IEnumerable<FactMove> Moves(DocumentChange document, Fact fact)
    {
        foreach (var contradiction in after.ContradictionsOf(fact).Where(one => movedContradictions.Add(one.Id) && !told.Held(one, after)))
        {
            yield return new FactMove(MoveKind.Contradicted, document.Name, fact) { Contradiction = contradiction };
        }

        var known = told.Of(fact).ToList();
        if (!movedFacts.Add(fact.Id))
        {
            yield break;
        }

        if (known.Count == 0)
        {
            var isReworded = document.Before is not null && before.FactsIn(document.Name).Any(old => after.Find(old.Id) is null && SaysInOtherWords(document, old, fact));
            if (!isReworded)
            {
                yield return New(document, fact);
            }
        }
        else if (fact.Part == DelegatePart.Lead && fact.Modality == Modality.Stated && known.TrueForAll(old => old.Part != DelegatePart.Lead))
        {
            yield return new FactMove(MoveKind.NewLead, document.Name, fact);
        }
        else if (fact.Documents.Contains(document.Name) && !told.DocumentsOf(fact).Contains(document.Name))
        {
            yield return new FactMove(MoveKind.Confirmed, document.Name, fact);
        }
    }

    private FactMove New(DocumentChange document, Fact fact) => fact switch
    {
        { Kind: ClaimKind.Delegate, Modality: Modality.Stated } => new(DelegationMove(fact.Part), document.Name, fact),
        { Kind: ClaimKind.Agreed, Modality: Modality.Stated } when Sought(fact) is { } was => new(MoveKind.NowAgreed, document.Name, fact) { Was = was },
        _ => new(MoveKind.New, document.Name, fact),
    };

    private static MoveKind DelegationMove(DelegatePart? part) => part switch
    {
        DelegatePart.Lead => MoveKind.NewLead,
        DelegatePart.Replaced => MoveKind.Left,
        _ => MoveKind.Joined,
    };

    /// <summary>The demand or proposal of the older base that an agreement grants.</summary>
    private Fact? Sought(Fact agreed) => agreed.Subject is not { } subject ? null : before.FactsUnder(subject).FirstOrDefault(fact =>
        fact.Kind is ClaimKind.Demand or ClaimKind.Proposal && Likeness.OfSameContent(fact.Claims[0], agreed.Claims[0]));

    private static bool SaysInOtherWords(DocumentChange document, Fact old, Fact fact) =>
        Own(old, document.Name).Any(was => Own(fact, document.Name).Any(now => Likeness.Between(Nameless(was), now) is not null));

    private static IEnumerable<Claim> Own(Fact fact, string document) => fact.Claims.Where(claim => claim.Citation.Document == document);

    // Two claims of one document are never one fact, but these are of two versions of it.
    private static Claim Nameless(Claim claim) => claim with { Citation = claim.Citation with { Document = "" } };
}
