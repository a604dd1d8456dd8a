using System.Collections.Immutable;
using Rapporteur.Facts.People;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Training.Extraction;

/// <summary>The steps before the claims, each once taken out: what the reader loses is what the step brings.</summary>
internal static class Ablations
{
    public static IEnumerable<(string Name, ReadingSteps Steps)> Of(ReadingSteps shipped) =>
    [
        ("as shipped", shipped),
        ("without the parse: tags, and all words hang on the first verb", shipped with { Sentences = (text, part) => [.. shipped.Sentences(text, part).Select(Flat)] }),
        ("without names: nobody is found", shipped with { People = (sentences, _) => [.. sentences.Select(_ => ImmutableArray<PersonMention>.Empty)] }),
        ("without attribution: nobody is heard to say anything", shipped with { Attributions = _ => [] }),
    ];

    private static Sentence Flat(Sentence sentence)
    {
        var root = sentence.Tokens.FirstOrDefault(token => token.Upos == "VERB") ?? sentence.Tokens[0];
        return new(
            sentence.Source,
            [.. sentence.Tokens.Select(token => token == root ? token with { Head = -1, Relation = "root" } : token with { Head = root.Index, Relation = "dep" })],
            sentence.Mentions,
            sentence.IsPiece);
    }
}
