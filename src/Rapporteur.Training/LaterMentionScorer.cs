using Rapporteur.Language;
using Rapporteur.Language.Conllu;
using Rapporteur.Language.Names;

namespace Rapporteur.Training;

/// <summary>Holds the chains of persons against the treebank's: a later mention is right if it and the one before it in its chain have one number there.</summary>
internal static class LaterMentionScorer
{
    public static Dictionary<LaterKind, (int Right, int Tied)> Of(EnglishReader reader, IReadOnlyList<ConlluSentence> gold)
    {
        var finder = new LaterMentions(Titles.Load());
        var scores = new Dictionary<LaterKind, (int Right, int Tied)>();
        foreach (var document in Scorer.Documents(gold).Where(NameMarks.AreIn))
        {
            var text = RawText.Of(document);
            var sentences = reader.ReadTokens(text, RawText.Tokens(document, text));
            var ids = document.SelectMany((sentence, number) => NameMarks.Mentions(sentence).SelectMany(mention => mention.Core.Select(word => (Key: (number, word), mention.Id))))
                .GroupBy(pair => pair.Key, pair => pair.Id).ToDictionary(group => group.Key, group => group.ToHashSet());
            foreach (var chain in finder.Find(sentences))
            {
                foreach (var (before, later) in chain.Mentions.Zip(chain.Mentions.Skip(1)))
                {
                    var (right, tied) = scores.GetValueOrDefault(later.Kind);
                    var isRight = ids.TryGetValue((before.Sentence, before.Head.Index), out var first) && ids.TryGetValue((later.Sentence, later.Head.Index), out var second) && first.Overlaps(second);
                    scores[later.Kind] = (right + (isRight ? 1 : 0), tied + 1);
                }
            }
        }

        return scores;
    }
}
