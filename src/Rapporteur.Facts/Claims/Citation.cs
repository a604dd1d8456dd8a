using System.Collections.Immutable;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>
/// The words behind a claim, as the W3C Web Annotation model points at text:
/// a TextPositionSelector (<see cref="Span"/>) with a TextQuoteSelector (<see cref="Before"/>, <see cref="Quote"/>, <see cref="After"/>).
/// Source: https://www.w3.org/TR/annotation-model/#selectors
/// </summary>
/// <param name="Document">Name of the document.</param>
/// <param name="Sha256">SHA-256 of the document's bytes, in lower-case hexadecimal.</param>
/// <param name="Span">Where the quote stands in the document's text.</param>
/// <param name="Quote">The words, character for character.</param>
/// <param name="Before">Up to <see cref="ContextLength"/> characters before the quote.</param>
/// <param name="After">Up to <see cref="ContextLength"/> characters after it.</param>
/// <param name="AttributedTo">Who the document has it from, nearest to the words first (an official, then the paper that quotes him); empty where it states it itself.</param>
public sealed record Citation(
    string Document,
    string Sha256,
    TextSpan Span,
    string Quote,
    string Before,
    string After,
    ImmutableArray<string> AttributedTo)
{
    /// <summary>Most characters of text kept on each side of a quote.</summary>
    public const int ContextLength = 32;

    /// <summary>
    /// Whom the document itself has say it: of "the ministry said that the envoy had said" the ministry, of "the paper, citing
    /// officials, wrote" the paper, but of "the analyst cited an official who noted" the official. One of <see cref="AttributedTo"/>; null where that is empty.
    /// </summary>
    public string? SaidBy { get => field ?? AttributedTo.FirstOrDefault(); init; }

    /// <summary>Cites a run of a document.</summary>
    public static Citation Of(Document document, TextSpan span, ImmutableArray<string> attributedTo) => new(
        document.Name,
        document.Sha256,
        span,
        span.Of(document.Text),
        document.Text[Math.Max(0, span.Start - ContextLength)..span.Start],
        document.Text[span.End..Math.Min(document.Text.Length, span.End + ContextLength)],
        attributedTo);

    /// <summary>Whether the words still stand there, character for character.</summary>
    public bool Holds(Document document) =>
        document.Sha256 == Sha256 && Span.End <= document.Text.Length && Span.Of(document.Text) == Quote;
}
