using System.Text.RegularExpressions;

namespace Rapporteur.Language.Sentences;

/// <summary>Cuts text into words and marks as the English Universal Dependencies treebanks do.</summary>
/// <remarks>
/// Rules over the characters, none learned: "don't" is do|n't, "Israel's" Israel|'s, "adult-learned" adult|-|learned but
/// "co-founder" and "9/11" stay whole, "U.S." and "Gen." keep their full stop. Between the tokens there are only blanks,
/// so the text is the join of its tokens with what stands between them.
/// Sources: Universal Dependencies, "English tokenization"; the treebanks' own habits where that leaves a choice.
/// </remarks>
public sealed partial class Tokeniser(Abbreviations abbreviations)
{
    /// <summary>Most characters of a run without blanks that is looked at as one; longer runs are noise and are cut.</summary>
    private const int LongestRun = 1000;

    private const string Quotes = "\"“”„«»‘’'`";
    private const string Brackets = "()[]{}<>";

    /// <summary>Finds the tokens of a part of a text, in order.</summary>
    public List<TextSpan> Tokenise(string text, TextSpan part)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<TextSpan>();
        var at = part.Start;
        while (at < part.End)
        {
            if (IsBlank(text[at]))
            {
                at++;
                continue;
            }

            var end = at;
            while (end < part.End && !IsBlank(text[end]) && end - at < LongestRun)
            {
                end++;
            }

            // A cut must not part the two halves of one character.
            if (end < part.End && char.IsLowSurrogate(text[end]) && end - at > 1)
            {
                end--;
            }

            new Run(text, tokens, abbreviations).Split(at, end);
            at = end;
        }

        return tokens;
    }

    /// <summary>Whether a character belongs to no token: white space, a control character, or one without width.</summary>
    internal static bool IsBlank(char unit) => char.IsWhiteSpace(unit) || char.IsControl(unit) || unit is '\u200B' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF';

    [GeneratedRegex(@"^(?:(?:https?|ftp)://|www\.)[^\s""<>“”]+|^[\w.+-]+@[\w-]+(?:\.[\w-]+)+|^[a-z0-9][\w-]*(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|int|info|co\.[a-z]{2})(?:/[^\s""<>“”]*)?\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();

    /// <summary>One run of characters without blanks, on its way into tokens.</summary>
    private readonly ref struct Run(string text, List<TextSpan> tokens, Abbreviations abbreviations)
    {
        public void Split(int start, int end)
        {
            while (start < end)
            {
                var opening = OpeningLength(start, end);
                if (opening == 0)
                {
                    break;
                }

                tokens.Add(new(start, start + opening));
                start += opening;
            }

            var tail = new Stack<TextSpan>();
            while (start < end)
            {
                var closing = ClosingLength(start, end);
                if (closing == 0)
                {
                    break;
                }

                tail.Push(new(end - closing, end));
                end -= closing;
            }

            if (start < end)
            {
                SplitMiddle(start, end);
            }

            tokens.AddRange(tail);
        }

        /// <summary>Length of the mark that the run begins with, 0 if it begins with a word.</summary>
        private int OpeningLength(int start, int end)
        {
            var first = text[start];
            if (end - start is 2 or 3 && text.AsSpan(start, end - start) is ":)" or ":(" or ";)" or ":-)" or ";-)" or ":D" or ":-(" or "=)" or ":P")
            {
                return end - start;
            }

            if (IsAddress(start, end) > 0)
            {
                return 0;
            }

            if (Quotes.Contains(first, StringComparison.Ordinal))
            {
                // '72 and 'em begin with an apostrophe that is theirs.
                var isYear = first is '\'' or '’' && start + 2 < end && char.IsDigit(text[start + 1]) && char.IsDigit(text[start + 2]);
                return isYear ? 0 : SameLength(start, Math.Min(end, start + 2));
            }

            if (Brackets.Contains(first, StringComparison.Ordinal))
            {
                return first is '<' or '>' ? SameLength(start, end) : 1;
            }

            if (first is '.' or '!' or '?' or '…')
            {
                var length = MarkLength(start, end);
                return first == '.' && length == 1 && start + 1 < end && char.IsLetterOrDigit(text[start + 1]) && end - start < 6 ? 0 : length;
            }

            if (first is '-' or '*' or '=' or '_' or '~' or '—' or '–' or '+' or '|')
            {
                var length = SameLength(start, end);
                var isNumber = first is '-' or '+' && length == 1 && start + 1 < end && char.IsDigit(text[start + 1]);
                return isNumber && first == '+' ? 0 : length;
            }

            return char.IsLetterOrDigit(first) || char.IsSurrogate(first) || first is '@' or '#' or '&' || IsMark(first) ? HashLength(start, end) : 1;
        }

        /// <summary>A number sign before a number is a token of its own, before a word it makes a tag.</summary>
        private int HashLength(int start, int end) => text[start] == '#' && (start + 1 == end || !char.IsLetter(text[start + 1])) ? 1 : 0;

        /// <summary>Length of the mark that the run ends with, 0 if it ends with a word.</summary>
        private int ClosingLength(int start, int end)
        {
            var last = text[end - 1];
            if (IsAddress(start, end) == end - start)
            {
                return 0;
            }

            if (last is '.' or '!' or '?' or '…')
            {
                var from = end;
                while (from > start && text[from - 1] is '.' or '!' or '?' or '…')
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

        /// <summary>Cuts where a mark stands inside of a run. What is left of a cut holds no other, what is right of it is next.</summary>
        private void SplitMiddle(int start, int end)
        {
            while (start < end)
            {
                var opening = OpeningLength(start, end);
                var whole = opening > 0 ? opening : IsAddress(start, end);
                if (whole > 0)
                {
                    tokens.Add(new(start, start + whole));
                    start += whole;
                    continue;
                }

                var at = start + 1;
                while (at < end && !IsCut(start, at, end))
                {
                    at++;
                }

                if (at == end)
                {
                    AddWord(start, end);
                    return;
                }

                if (CutLength(start, at, end) is > 0 and var length)
                {
                    Split(start, at);
                    tokens.Add(new(at, at + length));
                    start = at + length;
                }
                else
                {
                    AddWord(start, at);
                    start = at;
                }
            }
        }

        /// <summary>Whether a mark parts the run here, or a number begins or ends: "5|pm", "US$|20".</summary>
        private bool IsCut(int start, int i, int end) => CutLength(start, i, end) > 0
            || IsUnitAfterNumber(start, i, end)
            || (text[i] is '$' or '€' or '£' && char.IsDigit(text[i - 1]))
            || (text[i - 1] is '$' or '€' or '£' && char.IsDigit(text[i]));

        /// <summary>Length of the mark at a place inside of a run that parts what is before from what is after; 0 if none does.</summary>
        private int CutLength(int start, int i, int end)
        {
            char before = text[i - 1], here = text[i], after = i + 1 < end ? text[i + 1] : ' ';
            switch (here)
            {
                case '—' or '–' or '…' or '“' or '”' or '„' or '"' or '«' or '»' or '*' or '=' or '|' or '~':
                    return SameLength(i, end);
                case '(' or ')' or '[' or ']' or '{' or '}' or '<' or '>':
                    return 1;
                case ',':
                    return IsThousands(i, end) ? 0 : 1;
                case ';':
                    return 1;
                case ':':
                    return char.IsDigit(before) && char.IsDigit(after) ? 0 : 1;
                case '!' or '?':
                    return MarkLength(i, end);
                case '.':
                    var length = MarkLength(i, end);
                    return length > 1 ? length : IsMissingBlank(start, i, end) ? 1 : 0;
                case '/':
                    return IsWholeAcrossSlash(start, i, end) ? 0 : SameLength(i, end);
                case '-' or '‐' or '‑':
                    return HyphenLength(start, i, end);
                default:
                    return 0;
            }
        }

        private int HyphenLength(int start, int i, int end)
        {
            var length = SameLength(i, end);
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

        private void AddWord(int start, int end)
        {
            var cut = Contractions.CutOf(text.AsSpan(start, end - start));
            if (cut > 0)
            {
                tokens.Add(new(start, start + cut));
                tokens.Add(new(start + cut, end));
            }
            else if (end > start)
            {
                tokens.Add(new(start, end));
            }
        }

        private int IsAddress(int start, int end)
        {
            // Most runs hold neither sign and are spared the search.
            var run = text.AsSpan(start, end - start);
            if (run.IndexOfAny('@', '.') < 1)
            {
                return 0;
            }

            foreach (var match in Address().EnumerateMatches(run))
            {
                var length = match.Length;
                while (length > 0 && (".,;:!?)]'’".Contains(run[length - 1], StringComparison.Ordinal)))
                {
                    length--;
                }

                return length;
            }

            return 0;
        }

        private int SameLength(int start, int end)
        {
            var at = start + 1;
            while (at < end && text[at] == text[start])
            {
                at++;
            }

            return at - start;
        }

        private int MarkLength(int start, int end)
        {
            var at = start + 1;
            while (at < end && text[at] is '.' or '!' or '?' or '…')
            {
                at++;
            }

            return at - start;
        }

        /// <summary>Letters of other scripts come with marks that are no letters but belong to them.</summary>
        private static bool IsMark(char unit) => char.GetUnicodeCategory(unit) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark or System.Globalization.UnicodeCategory.ModifierLetter;

        private static bool IsNumber(ReadOnlySpan<char> word) => !word.IsEmpty && word.IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
