using System.Text;
using Rapporteur.Language.Conllu;

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
}
