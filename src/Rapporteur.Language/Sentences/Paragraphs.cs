namespace Rapporteur.Language.Sentences;

/// <summary>Parts a text into paragraphs, over which no sentence runs.</summary>
/// <remarks>
/// An empty line always parts. A single line break parts too, unless the text is wrapped: its lines are short, and
/// the first word of the next line would not have fitted on this one.
/// </remarks>
internal static class Paragraphs
{
    /// <summary>Lines longer than this are paragraphs, not lines of a wrapped text.</summary>
    private const int WidestWrap = 120;
    private const int NarrowestWrap = 50;

    public static IEnumerable<TextSpan> Of(string text, TextSpan part)
    {
        List<TextSpan> lines = [.. Lines(text, part)];
        var width = lines.Count == 0 ? 0 : lines.Max(line => line.Length);
        var isWrapped = width is >= NarrowestWrap and <= WidestWrap;
        TextSpan? open = null;
        TextSpan last = default;
        foreach (var line in lines)
        {
            var isBlank = Trimmed(text, line).Length == 0;
            if (open is { } paragraph)
            {
                if (!isBlank && isWrapped && last.Length + 1 + FirstWord(text, line) > width)
                {
                    open = paragraph.Join(line);
                    last = line;
                    continue;
                }

                yield return paragraph;
                open = null;
            }

            if (!isBlank)
            {
                open = last = line;
            }
        }

        if (open is { } rest)
        {
            yield return rest;
        }
    }

    private static IEnumerable<TextSpan> Lines(string text, TextSpan part)
    {
        var start = part.Start;
        for (var i = part.Start; i < part.End; i++)
        {
            if (text[i] is '\n' or '\r' or '\u2028' or '\u2029' or '\f' or '\v' or '\u0085')
            {
                yield return new(start, i);
                i += text[i] == '\r' && i + 1 < part.End && text[i + 1] == '\n' ? 1 : 0;
                start = i + 1;
            }
        }

        yield return new(start, part.End);
    }

    private static ReadOnlySpan<char> Trimmed(string text, TextSpan line) => text.AsSpan(line.Start, line.Length).Trim();

    private static int FirstWord(string text, TextSpan line)
    {
        var length = 0;
        while (length < line.Length && !char.IsWhiteSpace(text[line.Start + length]))
        {
            length++;
        }

        return length;
    }
}
