namespace Rapporteur.Language.Sentences;

/// <summary>Marks that a run of characters without blanks begins or ends with.</summary>
internal readonly ref struct RunEnds(string text, Abbreviations abbreviations)
{
    private const string Quotes = "\"“”„«»‘’'`";
    private const string Brackets = "()[]{}<>";

    /// <summary>Length of the mark that the run begins with, 0 if it begins with a word.</summary>
    public int OpeningLength(int start, int end)
    {
        var first = text[start];
        if (end - start is 2 or 3 && text.AsSpan(start, end - start) is ":)" or ":(" or ";)" or ":-)" or ";-)" or ":D" or ":-(" or "=)" or ":P")
        {
            return end - start;
        }

        if (WebAddress.LengthAtStart(text.AsSpan(start, end - start)) > 0)
        {
            return 0;
        }

        if (Quotes.Contains(first, StringComparison.Ordinal))
        {
            // '72 and 'em begin with an apostrophe that is theirs.
            var isYear = first is '\'' or '’' && start + 2 < end && char.IsDigit(text[start + 1]) && char.IsDigit(text[start + 2]);
            return isYear ? 0 : Marks.SameLength(text, start, Math.Min(end, start + 2));
        }

        if (Brackets.Contains(first, StringComparison.Ordinal))
        {
            return first is '<' or '>' ? Marks.SameLength(text, start, end) : 1;
        }

        if (first is '.' or '!' or '?' or '…')
        {
            var length = Marks.MarkLength(text, start, end);
            return first == '.' && length == 1 && start + 1 < end && char.IsLetterOrDigit(text[start + 1]) && end - start < 6 ? 0 : length;
        }

        if (first is '-' or '*' or '=' or '_' or '~' or '—' or '–' or '+' or '|')
        {
            var length = Marks.SameLength(text, start, end);
            var isNumber = first is '-' or '+' && length == 1 && start + 1 < end && char.IsDigit(text[start + 1]);
            return isNumber && first == '+' ? 0 : length;
        }

        return char.IsLetterOrDigit(first) || char.IsSurrogate(first) || first is '@' or '#' or '&' || Marks.IsOfLetter(first) ? HashLength(start, end) : 1;
    }

    /// <summary>A number sign before a number is a token of its own, before a word it makes a tag.</summary>
    private int HashLength(int start, int end) => text[start] == '#' && (start + 1 == end || !char.IsLetter(text[start + 1])) ? 1 : 0;

    /// <summary>Length of the mark that the run ends with, 0 if it ends with a word.</summary>
    public int ClosingLength(int start, int end)
    {
        var last = text[end - 1];
        if (WebAddress.LengthAtStart(text.AsSpan(start, end - start)) == end - start)
        {
            return 0;
        }

        if (last is '.' or '!' or '?' or '…')
        {
            var from = end;
            while (from > start && Marks.IsEnd(text[from - 1]))
            {
                from--;
            }

            return end - from == 1 && last == '.' && KeepsStop(start, end) ? 0 : end - from;
        }

        if (Quotes.Contains(last, StringComparison.Ordinal))
        {
            return end - start > 1 && text[end - 2] == last && last is '\'' or '’' or '`' ? 2 : 1;
        }

        if (last is ',' or ';' or ':' or '%' or '°' or '—' or '–' or '/' or '-' or '*' or '=' or '|' or '_' or '€' or '£' || Brackets.Contains(last, StringComparison.Ordinal))
        {
            var from = end - 1;
            while (from > start && text[from - 1] == last && !Brackets.Contains(last, StringComparison.Ordinal))
            {
                from--;
            }

            // What somebody broke off ("wit-") keeps its hyphen.
            return last == '-' && end - from == 1 && end - start > 1 && char.IsLetterOrDigit(text[end - 2]) && !abbreviations.IsPrefix(text.AsSpan(start, end - 1 - start)) ? 1 : end - from;
        }

        return 0;
    }

    /// <summary>Whether the full stop at the end belongs to the word: "U.S.", "Gen.", "J.".</summary>
    private bool KeepsStop(int start, int end)
    {
        var from = end - 1;
        while (from > start && (char.IsLetterOrDigit(text[from - 1]) || text[from - 1] is '.' or '\'' or '’'))
        {
            from--;
        }

        var word = text.AsSpan(from, end - from);
        return abbreviations.IsKnown(word)
            || (word.Length == 2 && char.IsUpper(word[0]) && word[0] != 'I')
            || IsDotted(word);
    }

    /// <summary>"U.S.", "J.D.", "a.m.", "Ph.D.": letters, one to three between stops.</summary>
    private static bool IsDotted(ReadOnlySpan<char> word)
    {
        int letters = 0, stops = 0, longest = 0;
        foreach (var unit in word)
        {
            if (unit == '.')
            {
                if (letters == 0)
                {
                    return false;
                }

                (letters, stops) = (0, stops + 1);
            }
            else if (char.IsLetter(unit))
            {
                longest = Math.Max(longest, ++letters);
            }
            else
            {
                return false;
            }
        }

        return stops > 1 && longest <= 2;
    }
}
