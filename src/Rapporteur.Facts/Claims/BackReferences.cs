using System.Collections.Immutable;
using Rapporteur.Facts.Cues;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>Ties "rejected the demand", "ruled this out", "such a proposal" to the claim that an earlier sentence made.</summary>
internal static class BackReferences
{
    // How far back a reader still knows what "the proposal" is, in sentences.
    private const int Reach = 3;

    private static readonly ImmutableHashSet<string> Proposals = ["proposal", "offer", "idea", "plan", "suggestion", "initiative", "response", "draft", "move"];
    private static readonly ImmutableHashSet<string> Demands = ["demand", "request", "call", "condition", "requirement", "ultimatum", "response"];

    /// <summary>Whether a word only points back: "this", "that", "the demand" without saying which.</summary>
    public static bool PointsBack(Sentence sentence, Token head) =>
        head.Upos is "PRON" or "DET" && head.Lemma.ToLowerInvariant() is "this" or "that" or "it" or "these" or "those" or "them"
        || (head.Upos == "NOUN" && (Proposals.Contains(head.Lemma) || Demands.Contains(head.Lemma))
            && sentence.Children(head).Any(child => child.Relation == "det" && child.Lemma.ToLowerInvariant() is "the" or "this" or "that" or "such" or "these" or "those" || child.Xpos == "PRP$")
            && !sentence.Children(head).Any(child => child.Index > head.Index && child.Relation is "nmod" or "acl"));

    /// <summary>The claim that a word points back to, the nearest of those that fit; null where there is none.</summary>
    /// <param name="not">Whose claim it cannot be: nobody refuses what is their own.</param>
    public static Claim? Resolve(DocumentReading document, SentenceReading reading, Token head, ImmutableArray<Party> not)
    {
        var from = document.Sentences[Math.Max(0, reading.Index - Reach)].Sentence.Span.Start;
        // From the last one back: all that a long document claims is not looked through for each "this".
        return Enumerable.Range(1, document.Claims.Count)
            .Select(back => document.Claims[^back])
            .TakeWhile(claim => claim.Citation.Span.End >= from)
            .Where(claim => claim.WhatSpan is { } span && span.Start >= from && span.End <= head.Span.Start && Fits(head, claim.Kind))
            .Where(claim => claim.Parties.Length == 0 || claim.Kind is ClaimKind.OffAgenda || !claim.Parties.Intersect(not).Any())
            .Reverse()
            .MaxBy(claim => claim.WhatSpan!.Value.Start);
    }

    // A quote longer than this carries too much to be looked over at a glance.
    private const int LongestQuote = 600;

    /// <summary>A claim with the content of the earlier one, quoting both sentences: "this is a red line" alone does not say what is.</summary>
    public static Claim WithContentOf(this Claim claim, Claim earlier, Document document) => claim with
    {
        Citation = earlier.Citation.Span.Join(claim.Citation.Span) is { Length: <= LongestQuote } both
            ? Citation.Of(document, both, claim.Citation.AttributedTo) with { SaidBy = claim.Citation.SaidBy }
            : claim.Citation,
        What = earlier.What, WhatSpan = earlier.WhatSpan, WhatLemmas = earlier.WhatLemmas, WhatHead = earlier.WhatHead,
    };

    private static bool Fits(Token head, ClaimKind kind) => head.Upos == "NOUN"
        ? (Demands.Contains(head.Lemma) && kind is ClaimKind.Demand) || (Proposals.Contains(head.Lemma) && kind is ClaimKind.Proposal or ClaimKind.Demand)
        : kind is ClaimKind.Demand or ClaimKind.Proposal or ClaimKind.OffAgenda;
}
