namespace Rapporteur.Discord.Drawing;

/// <summary>A paragraph as it is drawn, which a page never breaks unless it must.</summary>
/// <param name="Prefix">Markup at its start, such as "&gt; "; stands again where the paragraph is broken.</param>
/// <param name="Text">Escaped text.</param>
/// <param name="Mark">Markup around the text, such as "*"; closed and opened again where it is broken.</param>
internal readonly record struct Block(string Prefix, string Text, string Mark = "")
{
    /// <summary>The paragraph with its markup.</summary>
    public override string ToString() => $"{Prefix}{Mark}{Text}{Mark}";

    /// <summary>The paragraph in pieces of at most so many characters and bytes, broken at spaces where there are any.</summary>
    public IEnumerable<Block> Pieces(int characters, int bytes)
    {
        var rest = Text;
        var room = characters - Prefix.Length - (2 * Mark.Length);
        var roomBytes = bytes - Prefix.Length - (2 * Mark.Length);
        while (rest.Length > room || Measure.Bytes(rest) > roomBytes)
        {
            var end = EndOfPiece(rest, room, roomBytes);
            yield return this with { Text = Balanced(rest[..end].TrimEnd()) };
            rest = Balanced(rest[end..].TrimStart(), atStart: true);
        }

        yield return this with { Text = rest };
    }

    private static int EndOfPiece(string text, int characters, int bytes)
    {
        var end = Math.Min(text.Length, characters - 2);
        while (Measure.Bytes(text.AsSpan(0, end)) > bytes - 8)
        {
            end -= Math.Max(1, end / 50);
        }

        var space = text.LastIndexOf(' ', end - 1, Math.Min(end, 200));
        if (space > 0)
        {
            return space;
        }

        // No space far and wide: neither a pair of surrogates nor a backslash and its sign are parted.
        while (end > 1 && (char.IsHighSurrogate(text[end - 1]) || text[end - 1] == '\\'))
        {
            end--;
        }

        return end;
    }

    // A piece that opens an isolation closes it, and the next one opens it again.
    private static string Balanced(string piece, bool atStart = false)
    {
        var (open, close) = (piece.LastIndexOf('\u2068'), piece.LastIndexOf('\u2069'));
        if (!atStart)
        {
            return open > close ? piece + '\u2069' : piece;
        }

        var (firstOpen, firstClose) = (piece.IndexOf('\u2068'), piece.IndexOf('\u2069'));
        return firstClose >= 0 && (firstOpen < 0 || firstClose < firstOpen) ? '\u2068' + piece : piece;
    }
}

/// <summary>How much of a message a text takes.</summary>
internal static class Measure
{
    public static int Bytes(ReadOnlySpan<char> text) => System.Text.Encoding.UTF8.GetByteCount(text);
}
