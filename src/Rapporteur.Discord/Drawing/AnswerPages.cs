using Rapporteur.Chat;
using Rapporteur.Discord.Interactions;
using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Drawing;

/// <summary>Draws an answer as pages of embeds.</summary>
/// <remarks>
/// Embeds and not Components V2: an embed carries a colour for each section, is cut off by no undocumented limit of its own
/// (6,000 characters against 4,000 for V2, and no flag that an edit can never take back), shows in the notifications of a phone, and is
/// what a search in Discord finds. Buttons and menus are the same in both.
/// </remarks>
internal static class AnswerPages
{
    // Short answers show their words at once; long ones when asked.
    private const int QuotesShownUpTo = 1200;

    // A command with the longest text that can be given it, and some room.
    private const int FooterLimit = (2 * CommandDeclarations.LongestText) + 100;
    private const string PageWord = " · Page ";

    /// <summary>Whether the quotes of an answer are short enough to show without being asked for.</summary>
    public static bool ShowsQuotes(Answer answer) =>
        answer.Lines.SelectMany(line => line.Citations).Sum(cited => cited.Citation.Quote.Length) <= QuotesShownUpTo;

    /// <summary>The command that a footer names, without the page.</summary>
    public static string CommandOf(string footer) => footer.LastIndexOf(PageWord, StringComparison.Ordinal) is >= 0 and var end ? footer[..end] : footer;

    /// <summary>Ids of the facts on one page; the last one where there are fewer.</summary>
    public static IReadOnlyList<string> FactsOn(Answer answer, int page, bool quotes) =>
        Of(answer, quotes) is var pages ? [.. pages[Math.Clamp(page, 0, pages.Count - 1)].Facts.Select(line => line.FactId!).Distinct(StringComparer.Ordinal)] : [];

    /// <summary>The pages of an answer; at least one.</summary>
    public static IReadOnlyList<Page> Of(Answer answer, bool quotes)
    {
        var command = Footer(answer);
        var filler = new PageFiller(command.Length + " · Page 999 of 999".Length, Measure.Bytes(command) + 24);
        filler.Begin(answer.IsError ? null : Heading(answer.Title), answer.Sections is [{ Heading: null } first, ..] ? ColourOf(first) : KindColours.Of(answer.IsError));
        if (answer.IsError)
        {
            // A sentence, which may be longer than a title and reads better than one.
            filler.Add([new("", PlainText.Escape(answer.Title))]);
        }

        if (answer.Note is { } note)
        {
            filler.Add([new("", PlainText.Escape(note))]);
        }

        for (var at = 0; at < answer.Sections.Length; at++)
        {
            // A first section without a heading is the title's own text.
            Draw(answer.Sections[at], filler, quotes, begins: at > 0 || answer.Sections[at].Heading is not null);
        }

        DrawSuggestions(answer, filler);
        var pages = filler.Close();
        return [.. pages.Select((page, at) => page with { Embeds = WithFooter(page.Embeds, command, at, pages.Count) })];
    }

    private static void Draw(AnswerSection section, PageFiller filler, bool quotes, bool begins)
    {
        if (begins)
        {
            filler.Begin(section.Heading is { } heading ? Heading(heading) : null, ColourOf(section));
        }

        if (section.Note is { } note)
        {
            filler.Add([new("", PlainText.Escape(note))]);
        }

        foreach (var line in section.Lines)
        {
            filler.Add([.. AnswerBlocks.Of(line, quotes, section.Heading)], line);
        }
    }

    private static void DrawSuggestions(Answer answer, PageFiller filler)
    {
        // What has a button below needs no typing.
        var typed = answer.Suggestions.Where((suggestion, at) => at >= Limits.ButtonsInARow || !ButtonState.Fits(suggestion)).ToList();
        if (typed.Count > 0)
        {
            filler.Add([new("", "Try " + string.Join(", ", typed.Select(Code)))]);
        }
    }

    private static int ColourOf(AnswerSection section) => KindColours.Of(section.Lines.Select(line => line.Kind));

    // A title that escaping makes too long is cut before it, so that no backslash is left behind alone.
    private static string Heading(string text)
    {
        var cut = Limits.Title;
        string escaped;
        do
        {
            escaped = PlainText.Escape(PlainText.Cut(text, cut));
            cut -= Math.Max(1, (escaped.Length - Limits.Title) / 2); // Escaping doubles a character at most.
        }
        while (escaped.Length > Limits.Title && cut > 2);
        return escaped;
    }

    private static string Code(string text) => $"`{PlainText.Clean(text).Replace('`', '\'')}`";

    // No button of an error asks again by its footer.
    private static string Footer(Answer answer) => answer.Invocation is { } asked ? PlainText.Cut(asked.ToString(), answer.IsError ? Limits.CustomId : FooterLimit) : "";

    private static List<Embed> WithFooter(IReadOnlyList<Embed> embeds, string command, int page, int count)
    {
        var footer = count > 1 ? $"{command}{PageWord}{page + 1} of {count}" : command;
        return [.. embeds.Take(embeds.Count - 1), .. embeds.TakeLast(1).Select(last => footer.Length > 0 ? last with { Footer = new(footer) } : last)];
    }
}
