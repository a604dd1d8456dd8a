using System.Collections.Immutable;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Language.Conllu;

/// <summary>Writes CoNLL-U.</summary>
/// <remarks>Source: Universal Dependencies, "CoNLL-U Format"; lines end with a line feed on every system.</remarks>
public static class ConlluWriter
{
    /// <summary>Writes one sentence and the empty line behind it.</summary>
    public static void Write(TextWriter writer, ConlluSentence sentence)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(sentence);
        foreach (var comment in sentence.Comments)
        {
            writer.Write(comment + "\n");
        }

        var range = 0;
        for (var i = 0; i < sentence.Words.Length; i++)
        {
            if (range < sentence.Ranges.Length && sentence.Ranges[range].First == i)
            {
                var words = sentence.Ranges[range++];
                writer.Write($"{words.First + 1}-{words.Last + 1}\t{words.Form}\t_\t_\t_\t_\t_\t_\t_\t{words.Misc}\n");
            }

            var word = sentence.Words[i];
            var head = word.Head < 0 ? "_" : word.Head.ToString();
            writer.Write($"{i + 1}\t{word.Form}\t{word.Lemma}\t{word.Upos}\t{word.Xpos}\t{word.Features}\t{head}\t{word.Relation}\t_\t{word.Misc}\n");
        }

        writer.Write('\n');
    }

    /// <summary>Turns a text's sentences into CoNLL-U, with the text as a comment and offsets nowhere: <c>SpaceAfter=No</c> says where none stands.</summary>
    /// <param name="document">A name for the document, put before its first sentence.</param>
    /// <param name="sentences">All sentences of it, in order.</param>
    public static IEnumerable<ConlluSentence> Of(string document, IReadOnlyList<Sentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        for (var number = 0; number < sentences.Count; number++)
        {
            var sentence = sentences[number];
            var text = sentence.Text.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ');
            string[] comments = [$"# sent_id = {document}-{number + 1}", $"# text = {text}"];
            var next = number + 1 < sentences.Count ? sentences[number + 1].Span.Start : -1;
            yield return new(
                number == 0 ? [$"# newdoc id = {document}", .. comments] : [.. comments],
                [.. sentence.Tokens.Select(token => WordOf(sentence, token, next))],
                []);
        }
    }

    private static ConlluWord WordOf(Sentence sentence, Token token, int nextSentence)
    {
        var next = token.Index + 1 < sentence.Tokens.Length ? sentence.Tokens[token.Index + 1].Span.Start : nextSentence;
        return new(token.Text, token.Lemma, token.Upos, token.Xpos, "_", token.Head + 1, token.Relation, next == token.Span.End ? "SpaceAfter=No" : "_");
    }
}
