using Rapporteur.Chat.Commands;
using Rapporteur.Facts;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Merging;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Bot.LocalChannel;

/// <summary>A document with every claim marked in its place, for the reader beside the channel.</summary>
/// <param name="Text">The decoded text; all offsets count UTF-16 code units in it.</param>
/// <param name="Paragraphs">Where the text stands, in order.</param>
/// <param name="Claims">What was taken from it, in the order of the text.</param>
internal sealed record DocumentView(
    string Name,
    string Title,
    string? Outlet,
    string? Date,
    string Sha256,
    string Text,
    IReadOnlyList<ViewedParagraph> Paragraphs,
    IReadOnlyList<ViewedClaim> Claims)
{
    /// <summary>The view of a document, or null where the base has none of that name.</summary>
    public static DocumentView? Of(FactBase facts, string name) =>
        facts.Documents.FirstOrDefault(document => document.Name == name) is not { } document ? null : new(
            document.Name,
            document.Title,
            document.Outlet,
            document.Date?.ToString(),
            document.Sha256,
            document.Text,
            [.. document.Paragraphs.Select(paragraph => new ViewedParagraph(paragraph.Span.Start, paragraph.Span.End, RoleName(paragraph.Role)))],
            [.. facts.FactsIn(name)
                .SelectMany(fact => fact.Claims.Where(claim => claim.Citation.Document == name).Select(claim => View(fact, claim, facts)))
                .OrderBy(claim => claim.Start)
                .ThenBy(claim => claim.End)]);

    private static ViewedClaim View(Fact fact, Claim claim, FactBase facts) => new(
        fact.Id,
        fact.Kind.Name(),
        fact.Label(),
        fact.ToLine(facts).Text,
        claim.Citation.Span.Start,
        claim.Citation.Span.End,
        Within(claim.WhatSpan, claim.Citation.Span)?.Start,
        Within(claim.WhatSpan, claim.Citation.Span)?.End,
        [.. claim.Citation.AttributedTo],
        facts.Document(claim.Citation.Document).LineAt(claim.Citation.Span.Start));

    // The content may stand in a sentence before the quote ("This is a red line"): then the quote alone is marked.
    private static TextSpan? Within(TextSpan? what, TextSpan quote) =>
        what is { } span && span.Start >= quote.Start && span.End <= quote.End ? span : null;

    private static string RoleName(ParagraphRole role) => role switch
    {
        ParagraphRole.Headline => "headline",
        ParagraphRole.Body => "body",
        ParagraphRole.Label => "label",
        _ => "furniture",
    };
}

/// <summary>A paragraph's place and what it is to the page: <c>headline</c>, <c>body</c>, <c>label</c> or <c>furniture</c>.</summary>
internal sealed record ViewedParagraph(int Start, int End, string Role);

/// <summary>A claim's place in its document.</summary>
/// <param name="Id">Id of the fact that it belongs to.</param>
/// <param name="WhatStart">Where the words of its content start within the quote; null where they stand elsewhere or it has none.</param>
/// <param name="AttributedTo">Who the document has it from, the nearest first.</param>
/// <param name="Line">Line of the file, from 1.</param>
internal sealed record ViewedClaim(
    string Id,
    string Kind,
    string Label,
    string Text,
    int Start,
    int End,
    int? WhatStart,
    int? WhatEnd,
    IReadOnlyList<string> AttributedTo,
    int Line);
