using Rapporteur.Chat;
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

    /// <summary>Whether the quotes of an answer are short enough to show without being asked for.</summary>
    public static bool ShowsQuotes(Answer answer) =>
        answer.Lines.SelectMany(line => line.Citations).Sum(cited => cited.Citation.Quote.Length) <= QuotesShownUpTo;

    /// <summary>The pages of an answer; at least one.</summary>
    public static IReadOnlyList<Page> Of(Answer answer, bool quotes)
    {
        var command = Footer(answer);
        var filler = new PageFiller(command.Length + " · Page 999 of 999".Length, Measure.Bytes(command) + 24);
        filler.Begin(Heading(answer.Title), KindColours.Of(answer.IsError));
        if (answer.Note is { } note)
        {
            filler.Add([new("", PlainText.Escape(note))]);
        }

        foreach (var section in answer.Sections)
        {
            Draw(section, filler, quotes);
        }

        DrawSuggestions(answer, filler);
        var pages = filler.Close();
        return [.. pages.Select((page, at) => page with { Embeds = WithFooter(page.Embeds, command, at, pages.Count) })];
    }

    private static void Draw(AnswerSection section, PageFiller filler, bool quotes)
    {
        // A section without a heading goes on under the title, in the colour of its lines.
        filler.Begin(section.Heading is { } heading ? Heading(heading) : null, KindColours.Of(section.Lines.Select(line => line.Kind)));
        if (section.Note is { } note)
        {
            filler.Add([new("", PlainText.Escape(note))]);
        }

        foreach (var line in section.Lines)
        {
            filler.Add([.. AnswerBlocks.Of(line, quotes)], line);
        }
    }

    private static void DrawSuggestions(Answer answer, PageFiller filler)
    {
        if (!answer.Suggestions.IsEmpty)
        {
            filler.Add([new("", "Try " + string.Join(", ", answer.Suggestions.Select(Code)))]);
        }
    }

    // A title that escaping makes too long is cut before it, so that no backslash is left behind alone.
    private static string Heading(string text)
    {
        var cut = Limits.Title;
        string escaped;
        do
        {
            escaped = PlainText.Escape(PlainText.Cut(text, cut));
            cut -= Math.Max(1, escaped.Length - Limits.Title);
        }
        while (escaped.Length > Limits.Title && cut > 2);
        return escaped;
    }

    private static string Code(string text) => $"`{PlainText.Clean(text).Replace('`', '\'')}`";

    private static string Footer(Answer answer) => answer.Invocation is { } asked ? PlainText.Cut(asked.ToString(), 400) : "";

    private static List<Embed> WithFooter(IReadOnlyList<Embed> embeds, string command, int page, int count)
    {
        var place = count > 1 ? $"Page {page + 1} of {count}" : "";
        var footer = string.Join(" · ", new[] { command, place }.Where(part => part.Length > 0));
        return [.. embeds.Take(embeds.Count - 1), .. embeds.TakeLast(1).Select(last => footer.Length > 0 ? last with { Footer = new(footer) } : last)];
    }
}
