namespace Rapporteur.Language.Sentences;

/// <summary>Where a mark or a number parts a run of characters without blanks.</summary>
internal readonly ref struct RunCuts(string text, Abbreviations abbreviations)
{
    /// <summary>Whether a mark parts the run here, or a number begins or ends: "5|pm", "US$|20".</summary>
    public bool IsCut(int start, int i, int end) => CutLength(start, i, end) > 0
        || IsUnitAfterNumber(start, i, end)
        || (text[i] is '$' or '€' or '£' && char.IsDigit(text[i - 1]))
        || (text[i - 1] is '$' or '€' or '£' && char.IsDigit(text[i]));

    /// <summary>Length of the mark at a place inside of a run that parts what is before from what is after; 0 if none does.</summary>
    public int CutLength(int start, int i, int end)
    {
        char before = text[i - 1], here = text[i], after = i + 1 < end ? text[i + 1] : ' ';
        switch (here)
        {
            case '—' or '–' or '…' or '“' or '”' or '„' or '"' or '«' or '»' or '*' or '=' or '|' or '~':
                return Marks.SameLength(text, i, end);
            case '(' or ')' or '[' or ']' or '{' or '}' or '<' or '>':
                return 1;
            case ',':
                return IsThousands(i, end) ? 0 : 1;
            case ';':
                return 1;
            case ':':
                return char.IsDigit(before) && char.IsDigit(after) ? 0 : 1;
            case '!' or '?':
                return Marks.MarkLength(text, i, end);
            case '.':
                var length = Marks.MarkLength(text, i, end);
                return length > 1 ? length : IsMissingBlank(start, i, end) ? 1 : 0;
            case '/':
                return IsWholeAcrossSlash(start, i, end) ? 0 : Marks.SameLength(text, i, end);
            case '-' or '‐' or '‑':
                return HyphenLength(start, i, end);
            default:
                return 0;
        }
    }

    private int HyphenLength(int start, int i, int end)
    {
        var length = Marks.SameLength(text, i, end);
        if (length > 1)
        {
            return length;
        }

        var before = text.AsSpan(start, i - start);
        var until = i + 1;
        while (until < end && char.IsLetterOrDigit(text[until]))
        {
            until++;
        }

        var after = text.AsSpan(i + 1, until - i - 1);
        // Prefixes stay ("co-founder"), telephone numbers too; all else is cut.
        return abbreviations.IsPrefix(before) || IsTelephone(text.AsSpan(start, until - start), IsNumber(after) && until < end && text[until] == '-') ? 0 : 1;
    }

    /// <summary>"713-853-1696" and "555-1234": groups of digits, the last of four.</summary>
    private static bool IsTelephone(ReadOnlySpan<char> groups, bool hasMore)
    {
        var first = groups.IndexOf('-');
        var last = groups.LastIndexOf('-');
        return groups.IndexOfAnyExcept("0123456789-") < 0 && (hasMore ? groups.Length - last - 1 == 3 : groups.Length - last - 1 == 4 && first is 1 or 3);
    }

    /// <summary>"1,200" but not "22,23": three digits stand behind the comma.</summary>
    private bool IsThousands(int i, int end)
    {
        var until = i + 1;
        while (until < end && char.IsDigit(text[until]))
        {
            until++;
        }

        return char.IsDigit(text[i - 1]) && until - i - 1 == 3;
    }

    /// <summary>"breakthrough.Contacts": a word of small letters, a stop, and a capitalised word.</summary>
    private bool IsMissingBlank(int start, int i, int end)
    {
        var isAfterWord = i - start >= 2 && (char.IsLower(text[i - 1]) || char.IsDigit(text[i - 1])) && char.IsLetterOrDigit(text[i - 2]);
        var isCapitalised = i + 2 < end && char.IsUpper(text[i + 1]) && (char.IsLower(text[i + 2]) || text[i + 2] is '\'' or '’');
        // "I" and "A" may begin a sentence on their own.
        var isLetterAlone = i + 2 == end && text[i + 1] is 'I' or 'A';
        return isAfterWord && (isCapitalised || isLetterAlone) && !abbreviations.IsKnown(text.AsSpan(start, i + 1 - start));
    }

    /// <summary>Dates and fractions ("9/11") and pairs of letters ("w/o", "l/c") stay whole; "and/or" does not.</summary>
    private bool IsWholeAcrossSlash(int start, int i, int end)
    {
        var isNumber = char.IsDigit(text[i - 1]) && i + 1 < end && char.IsDigit(text[i + 1]);
        var isLetters = i - start == 1 && char.IsLetter(text[start]) && end - i <= 4;
        return isNumber || isLetters;
    }

    /// <summary>"5pm", "28m", "10km": the unit is a word of its own.</summary>
    private bool IsUnitAfterNumber(int start, int i, int end)
    {
        if (!char.IsDigit(text[i - 1]) || !char.IsLetter(text[i]))
        {
            return false;
        }

        for (var at = start; at < i; at++)
        {
            if (!char.IsDigit(text[at]) && text[at] is not ('.' or ',' or ':'))
            {
                return false;
            }
        }

        return abbreviations.IsUnit(text.AsSpan(i, end - i));
    }

    private static bool IsNumber(ReadOnlySpan<char> word) => !word.IsEmpty && word.IndexOfAnyExceptInRange('0', '9') < 0;
}
