using System.Collections.Immutable;
using Rapporteur.Facts.Grammar;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Cues;

/// <summary>Opens nouns that only name an act: of "calls for a truce" the truce is the content. The nouns are in <c>hollow-nouns.tsv</c>.</summary>
internal static class Hollow
{
    private static readonly ImmutableDictionary<string, CueFrame> Nouns = DataFile.Rows<CueFrame>("hollow-nouns.tsv")
        .Select(row => new CueFrame(row["noun"], CueForm.Noun, row.List("opens_into"), CuePolarity.Any))
        .ToImmutableDictionary(frame => frame.Lemma);

    /// <summary>The contents of a hollow noun; the content itself where it is none or holds nothing.</summary>
    /// <param name="isAgreed">Whether it is what is agreed: who agrees on the filling of a dam agrees on a way to fill it; who wants an agreement on it may want it empty.</param>
    public static ImmutableArray<Content> Open(Sentence sentence, Content content, bool isAgreed)
    {
        if (content.Head.Upos != "NOUN" || !Nouns.TryGetValue(content.Head.Lemma.ToLowerInvariant(), out var frame))
        {
            return [content];
        }

        // "Endorsed the accord for signing": that is what it is ready for.
        var inner = Contents.Of(sentence, content.Head, isAgreed ? frame : frame with { What = [.. frame.What.Where(slot => slot is "acl" || !IsAccord(content.Head))] }).RemoveAll(within => within.Head.Lemma.ToLowerInvariant() is "sign" or "signing" or "signature" or "approval" or "ratification");
        return inner.Length > 0 ? inner : [content];
    }

    private static bool IsAccord(Token noun) => noun.Lemma.ToLowerInvariant() is "agreement" or "accord" or "deal" or "pact" or "understanding" or "consensus";
}
