using System.Collections.Immutable;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Chat.Commands;

/// <summary>Finds the sentence that a quote stands in, and its neighbours.</summary>
internal static class SentenceAround
{
    /// <summary>The words of the sentence or sentences that hold a quote, with blank space as single blanks.</summary>
    public static string Of(Document document, Citation citation)
    {
        var (_, held, _) = InPlace(document, citation, 0);
        return Flat(document.Text[held.Start..held.End]);
    }

    /// <summary>The sentences that hold a quote, and up to some before and after them, across paragraphs.</summary>
    public static (ImmutableArray<TextSpan> Before, TextSpan Held, ImmutableArray<TextSpan> After) InPlace(Document document, Citation citation, int neighbours)
    {
        var sentences = document.Paragraphs.SelectMany(paragraph => In(document.Text, paragraph.Span)).ToImmutableArray();
        var first = sentences.Count(sentence => sentence.End <= citation.Span.Start);
        var last = sentences.Count(sentence => sentence.Start < citation.Span.End);
        var held = first < last ? sentences[first].Join(sentences[last - 1]) : citation.Span;
        return (
            [.. sentences[Math.Max(0, first - neighbours)..first]],
            held.Join(citation.Span),
            [.. sentences[last..Math.Min(sentences.Length, last + neighbours)]]);
    }

    /// <summary>Text with every run of blank space as one blank.</summary>
    public static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<TextSpan> In(string text, TextSpan paragraph)
    {
        var start = paragraph.Start;
        for (var at = paragraph.Start; at < paragraph.End; at++)
        {
            if (EndsSentence(text, at, paragraph.End) is not { } end)
            {
                continue;
            }

            yield return new TextSpan(start, end);
            start = end;
            while (start < paragraph.End && char.IsWhiteSpace(text[start]))
            {
                start++;
            }

            at = start - 1;
        }

        if (start < paragraph.End)
        {
            yield return new TextSpan(start, paragraph.End);
        }
    }

    // A stop, with closing marks behind it, then a blank and a capital, and no abbreviation before it.
    private static int? EndsSentence(string text, int at, int limit)
    {
        if (text[at] is not ('.' or '!' or '?' or '…'))
        {
            return null;
        }

        var end = at + 1;
        while (end < limit && text[end] is '"' or '”' or '’' or '\'' or ')' or ']')
        {
            end++;
        }

        var next = end;
        while (next < limit && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        var wordStart = at;
        while (wordStart > 0 && (char.IsLetterOrDigit(text[wordStart - 1]) || text[wordStart - 1] == '.'))
        {
            wordStart--;
        }

        var word = text[wordStart..at];
        var isAbbreviation = text[at] == '.' && (word.Contains('.') || (word.Length == 1 && char.IsUpper(word[0])) || word is "Mr" or "Mrs" or "Ms" or "Dr" or "Lt" or "Gen" or "Col" or "Sen" or "Rep" or "St" or "Jan" or "Feb" or "Aug" or "Sept" or "Oct" or "Nov" or "Dec" or "vs");
        return next >= limit || (next > end && !isAbbreviation && !char.IsLower(text[next])) ? end : null;
    }
}
