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
    public static ImmutableArray<Content> Open(Sentence sentence, Content content)
    {
        if (content.Head.Upos != "NOUN" || !Nouns.TryGetValue(content.Head.Lemma.ToLowerInvariant(), out var frame))
        {
            return [content];
        }

        // "Endorsed the accord for signing": that is what it is ready for.
        var inner = Contents.Of(sentence, content.Head, frame).RemoveAll(within => within.Head.Lemma.ToLowerInvariant() is "sign" or "signing" or "signature" or "approval" or "ratification");
        return inner.Length > 0 ? inner : [content];
    }
}
