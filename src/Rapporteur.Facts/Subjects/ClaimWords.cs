using System.Collections.Immutable;
using Rapporteur.Facts.Claims;

namespace Rapporteur.Facts.Subjects;

/// <summary>The words of a claim's content that subjects and merging compare.</summary>
public static class ClaimWords
{
    private static readonly HashSet<string> Function = new(
        """
        a an the of to in on at for from by with and or as is are was were be been being that this these those it its their
        his her our your my any all some such into over under between among against about after before during also both each
        more most other than then there which who whom whose what when where will would should could can may might must shall
        not no nor only own same so too very s t have has had do does did
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>Folded lemmas of the content words, hyphenated words apart, in order.</summary>
    /// <remarks>Function words are dropped again here, since claims restored from storage may come without lemmas.</remarks>
    public static ImmutableArray<string> Of(Claim claim) =>
        [.. (claim.WhatLemmas.IsDefaultOrEmpty ? PlainLetters.Words(claim.What ?? "") : claim.WhatLemmas.SelectMany(PlainLetters.Words))
            .Where(word => !Function.Contains(word))];

    /// <summary>The written words of the content in a form that no tagger had a hand in: what an id is made of.</summary>
    public static string Written(string what) =>
        string.Join(' ', PlainLetters.Words(what).Where(word => !Function.Contains(word)));
}
