using Rapporteur.Language;
using Rapporteur.Language.Conllu;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Training;

/// <summary>Lists where words and sentences are cut otherwise than in a treebank, with the text around: what to look at when rules change.</summary>
internal static class BoundaryErrors
{
    private const int Around = 25;

    public static IEnumerable<string> Of(EnglishReader reader, IReadOnlyList<ConlluSentence> gold)
    {
        foreach (var document in Scorer.Documents(gold))
        {
            var text = RawText.Of(document);
            var (words, ends) = Gold(document, text);
            var (myWords, myEnds) = (new HashSet<TextSpan>(), new HashSet<int>());
            foreach (var (spans, _) in reader.Split(text, new(0, text.Length)))
            {
                myWords.UnionWith(spans);
                myEnds.Add(spans[^1].End);
            }

            foreach (var (name, spans) in new (string, IEnumerable<TextSpan>)[]
            {
                ("sentence end missed", ends.Except(myEnds).Select(end => new TextSpan(end, end))),
                ("sentence end invented", myEnds.Except(ends).Select(end => new TextSpan(end, end))),
                ("word missed", words.Except(myWords)),
            })
            {
                foreach (var span in spans)
                {
                    yield return $"{name}: {Shown(text, span)}";
                }
            }
        }
    }

    private static (HashSet<TextSpan> Words, HashSet<int> Ends) Gold(List<ConlluSentence> document, string text)
    {
        var (words, ends) = (new HashSet<TextSpan>(), new HashSet<int>());
        var at = 0;
        foreach (var sentence in document)
        {
            foreach (var word in sentence.Words)
            {
                at = text.IndexOf(word.Form, at, StringComparison.Ordinal);
                words.Add(new(at, at + word.Form.Length));
                at += word.Form.Length;
            }

            ends.Add(at);
        }

        return (words, ends);
    }

    private static string Shown(string text, TextSpan span) =>
        $"{text[Math.Max(0, span.Start - Around)..span.Start]}⟦{span.Of(text)}⟧{text[span.End..Math.Min(text.Length, span.End + Around)]}".ReplaceLineEndings("¶");
}
