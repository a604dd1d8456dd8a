using Rapporteur.Chat;

namespace Rapporteur.Discord.Drawing;

/// <summary>Draws the lines of an answer as paragraphs.</summary>
internal static class AnswerBlocks
{
    // Where a line rests on more, the fact's own card has them all.
    private const int SourcesShown = 3;

    /// <summary>A line: what is said, then on whose word, then the words themselves where they are asked for.</summary>
    /// <param name="line">The line.</param>
    /// <param name="quotes">Whether the words are shown.</param>
    /// <param name="heading">What stands above it: a document that is named there is not named again at each line.</param>
    public static IEnumerable<Block> Of(AnswerLine line, bool quotes, string? heading = null)
    {
        var marked = Marked(line);
        var label = line.Label is { } kind ? $"**{PlainText.Escape(kind)}** · " : "";
        var id = line.FactId is { } fact ? $" · `{fact.Replace('`', '\'')}`" : "";
        yield return new("• ", label + (marked ?? PlainText.Escape(line.Text)) + id);
        if (line.Detail is { } detail)
        {
            yield return new("  ", PlainText.Escape(detail));
        }

        var sources = Sources(line, heading);
        if (sources.Length > 0)
        {
            yield return new("-# ", sources);
        }

        if (quotes && marked is null)
        {
            foreach (var cited in line.Citations.DistinctBy(cited => cited.Citation.Quote))
            {
                yield return new("> ", PlainText.Escape($"“{cited.Citation.Quote}”"), "*");
            }
        }
    }

    /// <summary>Whether there are words to show or hide: those that are marked in a line's own text always stand there.</summary>
    public static bool HasQuotes(Answer answer) => answer.Lines.Any(line => !line.Citations.IsEmpty && Marked(line) is null);

    /// <summary>A line whose text holds its quote has it marked in its place, and needs it no second time; null for others.</summary>
    private static string? Marked(AnswerLine line)
    {
        var text = PlainText.Clean(line.Text);
        foreach (var cited in line.Citations)
        {
            var quote = PlainText.Clean(cited.Citation.Quote);
            var at = quote.Length == 0 ? -1 : text.IndexOf(quote, StringComparison.Ordinal);
            if (at >= 0)
            {
                return quote.Length == text.Length
                    ? PlainText.Escape(text)
                    : $"{PlainText.Escape(text[..at])}{Gap(text, at)}**{PlainText.Escape(quote)}**{Gap(text, at + quote.Length + 1)}{PlainText.Escape(text[(at + quote.Length)..])}";
            }
        }

        return null;
    }

    // Escaping trims the ends of each part; the space between two parts is kept here.
    private static string Gap(string text, int at) => at > 0 && at <= text.Length && text[at - 1] == ' ' ? " " : "";

    private static string Sources(AnswerLine line, string? heading)
    {
        var sources = line.Citations
            .Select(cited => heading?.StartsWith(cited.Title.TrimEnd('.'), StringComparison.Ordinal) == true ? cited.Speakers : cited.Source)
            .Where(source => source.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var shown = sources.Take(SourcesShown).Select(PlainText.Escape).ToList();
        if (sources.Count > SourcesShown)
        {
            shown.Add($"and {sources.Count - SourcesShown} more");
        }

        return string.Join(" · ", line.Support is { } support ? [.. shown, PlainText.Escape(support)] : shown);
    }
}
