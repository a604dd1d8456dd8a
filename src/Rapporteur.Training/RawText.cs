using System.Text;
using Rapporteur.Language.Conllu;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Training;

/// <summary>Joins a treebank document's words to the text that they were cut from.</summary>
internal static class RawText
{
    /// <summary>Blanks where the treebank has them, an empty line between paragraphs.</summary>
    public static string Of(IEnumerable<ConlluSentence> document)
    {
        var text = new StringBuilder();
        foreach (var sentence in document)
        {
            if (text.Length > 0 && sentence.Comments.Any(comment => comment.StartsWith("# newpar", StringComparison.Ordinal)))
            {
                text.Append("\n\n");
            }

            for (var word = 0; word < sentence.Words.Length; word++)
            {
                text.Append(sentence.Words[word].Form).Append(sentence.HasSpaceAfter(word) ? " " : "");
            }
        }

        return text.ToString();
    }

    /// <summary>Where the words of each sentence stand in that text.</summary>
    public static IEnumerable<(ArraySegment<TextSpan> Spans, bool IsPiece)> Tokens(IEnumerable<ConlluSentence> document, string text)
    {
        var at = 0;
        foreach (var sentence in document)
        {
            TextSpan[] spans = [.. sentence.Words.Select(word =>
            {
                var start = text.IndexOf(word.Form, at, StringComparison.Ordinal);
                at = start + word.Form.Length;
                return new TextSpan(start, at);
            })];
            yield return (spans, false);
        }
    }
}
