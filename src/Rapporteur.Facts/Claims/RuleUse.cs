using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>By what a claim was read: a rule and the word that it stands on.</summary>
/// <param name="Rule">A table of cues (<c>demand.cues.tsv</c>), or what an extractor looks for beside its table ("what a party will not do").</param>
/// <param name="Word">The word's lemma, as a line of a table names it.</param>
/// <param name="Form">The word's part of speech, as a table names it: <c>verb</c>, <c>noun</c>, <c>adjective</c>, <c>adverb</c>; else as Universal Dependencies does, in small letters.</param>
public sealed record RuleUse(string Rule, string Word, string Form)
{
    internal static RuleUse Of(string rule, Token cue) => new(rule, cue.Lemma.ToLowerInvariant(), cue.Upos switch
    {
        "ADJ" => "adjective",
        "ADV" => "adverb",
        "PROPN" => "noun",
        var other => other.ToLowerInvariant(),
    });
}

/// <summary>Names the rule of the claims that it found.</summary>
internal static class RuleUses
{
    public static IEnumerable<Claim> By(this IEnumerable<Claim> claims, string rule) =>
        claims.Select(claim => claim with { ReadBy = claim.ReadBy! with { Rule = rule } });
}
