using System.Collections.Immutable;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Reading;

/// <summary>A seed that was read.</summary>
/// <param name="Name">The file's name within the seeds folder.</param>
/// <param name="Sha256">SHA-256 of the file's bytes, in lower-case hexadecimal.</param>
/// <param name="Text">The decoded text, as in the file but for a byte order mark; offsets count in it.</param>
/// <param name="Title">Its headline; the first sentence where it has none.</param>
/// <param name="Outlet">Who published it, where the file shows that.</param>
/// <param name="Date">Date of the document itself, where the file shows it: "undated" otherwise, never the date of loading.</param>
/// <param name="Paragraphs">All of the text but blank space, in order.</param>
public sealed record Document(
    string Name,
    string Sha256,
    string Text,
    string Title,
    string? Outlet,
    PartialDate? Date,
    ImmutableArray<Paragraph> Paragraphs)
{
    /// <summary>Number of the line that holds an offset, counted from 1.</summary>
    public int LineAt(int offset) => 1 + Text.AsSpan(0, offset).Count('\n');
}

/// <summary>A run of lines that belong together.</summary>
/// <param name="Span">Where it stands, without white space at its ends.</param>
/// <param name="Role">What it is to the page.</param>
public sealed record Paragraph(TextSpan Span, ParagraphRole Role);

/// <summary>What a paragraph is to its page. Only a <see cref="Body"/> yields claims of its own.</summary>
public enum ParagraphRole
{
    /// <summary>Running text.</summary>
    Body,

    /// <summary>The title, or the title once more.</summary>
    Headline,

    /// <summary>The date line, byline or section line under the title.</summary>
    Dateline,

    /// <summary>A heading between paragraphs.</summary>
    Label,

    /// <summary>What stands under a photo.</summary>
    Caption,

    /// <summary>What belongs to the page and not to the article: "Smaller Bigger", credits of contributors, links.</summary>
    Furniture,
}

/// <summary>A seed that could not be read.</summary>
/// <param name="Name">The file's name within the seeds folder.</param>
/// <param name="Reason">Why, as the end of a sentence: "it is empty", "it is not text".</param>
public sealed record Unread(string Name, string Reason);
