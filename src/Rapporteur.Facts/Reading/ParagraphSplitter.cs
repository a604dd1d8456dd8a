using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Reading;

/// <summary>Splits a text into its paragraphs: at blank lines, and at each line end where lines are not wrapped and sentences do not run on.</summary>
internal static class ParagraphSplitter
{
    // A text is hard-wrapped where its lines are of one width: mail and some agencies wrap at 65 to 100 characters.
    private const int WidestWrap = 105;
    private const int NarrowestWrap = 45;

    /// <summary>Paragraphs in order, without white space at their ends.</summary>
    public static IEnumerable<TextSpan> Split(string text)
    {
        var block = new List<TextSpan>();
        var lines = Lines(text).ToArray();
        var running = new RunningLines(text, lines);
        foreach (var line in lines)
        {
            if (line.Length > 0)
            {
                block.Add(line);
                continue;
            }

            foreach (var paragraph in ParagraphsOf(text, block, running))
            {
                yield return paragraph;
            }

            block.Clear();
        }

        foreach (var paragraph in ParagraphsOf(text, block, running))
        {
            yield return paragraph;
        }
    }

    private static IEnumerable<TextSpan> ParagraphsOf(string text, List<TextSpan> lines, RunningLines running)
    {
        if (AreWrapped(text, lines))
        {
            return [new TextSpan(lines[0].Start, lines[^1].End)];
        }

        var paragraphs = new List<TextSpan>();
        for (var at = 0; at < lines.Count; at++)
        {
            if (at > 0 && running.GoOn(lines[at - 1], lines[at]))
            {
                paragraphs[^1] = new TextSpan(paragraphs[^1].Start, lines[at].End);
            }
            else
            {
                paragraphs.Add(lines[at]);
            }
        }

        return [.. paragraphs];
    }

    private static bool AreWrapped(string text, List<TextSpan> lines) =>
        lines.Count > 2
        && lines.SkipLast(1).All(line => line.Length is >= NarrowestWrap and <= WidestWrap)
        && lines[^1].Length <= WidestWrap
        // In wrapped text most lines break within a sentence.
        && lines.SkipLast(1).Count(line => text[line.End - 1] is not ('.' or '!' or '?' or '"' or '”' or ':')) * 2 > lines.Count - 1;

    private static IEnumerable<TextSpan> Lines(string text)
    {
        for (var start = 0; start <= text.Length;)
        {
            var end = text.AsSpan(start).IndexOfAny('\n', '\r', '\u2028') is var at && at >= 0 ? start + at : text.Length;
            yield return Trim(text, start, end);
            start = end + 1 + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 1 : 0);
        }

        yield return new TextSpan(text.Length, text.Length);
    }

    private static TextSpan Trim(string text, int start, int end)
    {
        while (start < end && IsBlank(text[start]))
        {
            start++;
        }

        while (end > start && IsBlank(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end);
    }

    // Zero-width marks are blank to a reader, though not to Unicode.
    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\u200E' or '\u200F' or '\uFEFF';
}
