using System.Collections.Immutable;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Chat.Commands;

/// <summary>Finds the sentence that a quote stands in, and its neighbours.</summary>
internal static class SentenceAround
{
    private static readonly Abbreviations Known = Abbreviations.Load();
    private static readonly Tokeniser Tokeniser = new(Known);
    private static readonly SentenceSplitter Splitter = new(Known);

    /// <summary>The words of the sentence or sentences that hold a quote, with blank space as single blanks.</summary>
    public static string Of(Document document, Citation citation)
    {
        var (_, held, _) = InPlace(document, citation, 0);
        return Flat(document.Text[held.Start..held.End]);
    }

    /// <summary>The sentences that hold a quote, and up to some before and after them, across paragraphs.</summary>
    public static (ImmutableArray<TextSpan> Before, TextSpan Held, ImmutableArray<TextSpan> After) InPlace(Document document, Citation citation, int neighbours)
    {
        // Headings and captions stand between the words and are none of them.
        var sentences = document.Paragraphs.Where(paragraph => paragraph.Role == ParagraphRole.Body || paragraph.Span.Overlaps(citation.Span)).SelectMany(paragraph => In(document.Text, paragraph.Span)).ToImmutableArray();
        var first = sentences.Count(sentence => sentence.End <= citation.Span.Start);
        var last = sentences.Count(sentence => sentence.Start < citation.Span.End);
        var held = first < last ? sentences[first].Join(sentences[last - 1]) : citation.Span;
        return (
            [.. sentences[Math.Max(0, first - neighbours)..first]],
            held.Join(citation.Span),
            [.. sentences[last..Math.Min(sentences.Length, last + neighbours)]]);
    }

    /// <summary>The sentences of a document's body.</summary>
    public static IEnumerable<TextSpan> All(Document document) =>
        document.Paragraphs.Where(paragraph => paragraph.Role == ParagraphRole.Body).SelectMany(paragraph => In(document.Text, paragraph.Span));

    /// <summary>Text with every run of blank space as one blank.</summary>
    public static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<TextSpan> In(string text, TextSpan paragraph) => Splitter
        .Split(text, Tokeniser.Tokenise(text, paragraph))
        .Select(tokens => new TextSpan(tokens[0].Start, tokens[^1].End));
}
