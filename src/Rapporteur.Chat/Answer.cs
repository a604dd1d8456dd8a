using System.Collections.Immutable;
using Rapporteur.Facts;
using Rapporteur.Facts.Claims;

namespace Rapporteur.Chat;

/// <summary>What a command returns. Knows no platform: a renderer draws it, pages it and makes its buttons from <see cref="Invocation"/>.</summary>
/// <param name="Title">One line, plain text.</param>
/// <param name="Sections">In the order in which they are read; may be empty.</param>
public sealed record Answer(string Title, ImmutableArray<AnswerSection> Sections)
{
    /// <summary>What the seeds leave open or a reader should know, in one or two sentences; null where there is nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Commands to type next, such as <c>/delegation party:Ruritania</c>.</summary>
    public ImmutableArray<string> Suggestions { get; init; } = [];

    /// <summary>Whether the request could not be answered; the title is then the sentence that says why.</summary>
    public bool IsError { get; init; }

    /// <summary>Whether it is for the one who asked alone: errors and help.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>What was asked: asking it again gives this answer's other pages. Set by <see cref="CommandList"/>.</summary>
    public Invocation? Invocation { get; init; }

    /// <summary>Whether it is shown as it was once written, such as an alert: its quotes were checked then, and its documents may have changed or gone since.</summary>
    public bool IsRecord { get; init; }

    /// <summary>All lines, in order.</summary>
    public IEnumerable<AnswerLine> Lines => Sections.SelectMany(section => section.Lines);

    /// <summary>An answer that is one sentence about what was asked and could not be answered.</summary>
    public static Answer Sentence(string sentence, IEnumerable<string>? suggestions = null) =>
        new(sentence, []) { IsError = true, IsPrivate = true, Suggestions = [.. suggestions ?? []] };

    /// <summary>The answer without any line whose quote does not stand in its document, character for character.</summary>
    public Answer Checked(FactBase facts)
    {
        if (IsRecord)
        {
            return this;
        }

        var sections = Sections
            .Select(section => section with { Lines = [.. section.Lines.Where(line => line.Citations.All(cited => cited.Citation.Holds(facts.Document(cited.Citation.Document))))] })
            .ToImmutableArray();
        var dropped = Lines.Count() - sections.Sum(section => section.Lines.Length);
        return dropped == 0 ? this : this with
        {
            Sections = sections,
            Note = $"{Note} {(dropped == 1 ? "One line was" : $"{dropped} lines were")} left out: the quote is not in the document.".TrimStart(),
        };
    }
}

/// <summary>Lines under a heading.</summary>
/// <param name="Heading">Plain text; null where the title says it all.</param>
/// <param name="Lines">May be empty where <see cref="Note"/> says what is not stated.</param>
public sealed record AnswerSection(string? Heading, ImmutableArray<AnswerLine> Lines)
{
    /// <summary>What the seeds leave open here, such as "Lead: not stated."; null where there is nothing.</summary>
    public string? Note { get; init; }
}

/// <summary>One thing that is said, and by whom.</summary>
/// <param name="Text">Who and what, readable by itself, plain text: "Ruritania: a secure corridor".</param>
public sealed record AnswerLine(string Text)
{
    /// <summary>Kind of the fact; what a renderer takes a colour from. Null for lines that are no fact.</summary>
    public ClaimKind? Kind { get; init; }

    /// <summary>The kind in words, such as "red line" or "member"; always shown where it is set, since a colour alone says nothing.</summary>
    public string? Label { get; init; }

    /// <summary>Id of the fact, for <c>/fact</c> and <c>/source</c>; null for lines that are no fact.</summary>
    public string? FactId { get; init; }

    /// <summary>By how much it is borne, such as "2 of 2 seeds".</summary>
    public string? Support { get; init; }

    /// <summary>More about it, such as other spellings; plain text, one or two sentences.</summary>
    public string? Detail { get; init; }

    /// <summary>The words behind it; empty only for lines that are about commands or files and not about the negotiation.</summary>
    public ImmutableArray<CitedWords> Citations { get; init; } = [];
}

/// <summary>A citation with what a reader wants to know of its document.</summary>
/// <param name="Citation">The words.</param>
/// <param name="Title">Title of the document.</param>
/// <param name="Outlet">Who published it, or null.</param>
/// <param name="Date">Its date, ISO, or null where it is undated.</param>
/// <param name="Line">Line of the file where the quote starts, from 1.</param>
public sealed record CitedWords(Citation Citation, string Title, string? Outlet, string? Date, int Line)
{
    /// <summary>Cites a claim out of a fact base.</summary>
    public static CitedWords Of(Citation citation, FactBase facts)
    {
        var document = facts.Document(citation.Document);
        return new(citation, document.Title, document.Outlet, document.Date?.ToString(), document.LineAt(citation.Span.Start));
    }

    /// <summary>Who the document has the words from, the nearest to them first: "a Ruritanian official, by the Herald"; empty where it says so itself.</summary>
    public string Speakers => string.Join(", by ", Citation.AttributedTo);

    /// <summary>Who says so, the nearest to the words first: "a Ruritanian official, in Herald, 2026-01-08".</summary>
    public string Source =>
        $"{(Citation.AttributedTo.IsEmpty ? "" : $"{Speakers}, in ")}{(Outlet is null ? "" : $"{Outlet}, ")}{Short(Title)}, {Date ?? "undated"}";

    // A file without a headline is titled by its whole first sentence.
    private static string Short(string title) =>
        title.Length <= 60 ? title : $"{title[..(title.LastIndexOf(' ', 57) is var cut && cut > 20 ? cut : 57)]} …";
}
