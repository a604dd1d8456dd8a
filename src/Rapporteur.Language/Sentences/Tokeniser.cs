namespace Rapporteur.Language.Sentences;

/// <summary>Cuts text into words and marks as the English Universal Dependencies treebanks do.</summary>
/// <remarks>
/// Rules over the characters, none learned: "don't" is do|n't, "Ruritania's" Ruritania|'s, "adult-learned" adult|-|learned but
/// "co-founder" and "9/11" stay whole, "U.S." and "Gen." keep their full stop. Between the tokens there are only blanks,
/// so the text is the join of its tokens with what stands between them.
/// Sources: Universal Dependencies, "English tokenization"; the treebanks' own habits where that leaves a choice.
/// </remarks>
public sealed class Tokeniser(Abbreviations abbreviations)
{
    /// <summary>Most characters of a run without blanks that is looked at as one; longer runs are noise and are cut.</summary>
    private const int LongestRun = 1000;

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

    /// <summary>One run of characters without blanks, on its way into tokens.</summary>
    private readonly ref struct Run(string text, List<TextSpan> tokens, Abbreviations abbreviations)
    {
        private readonly RunEnds ends = new(text, abbreviations);
        private readonly RunCuts cuts = new(text, abbreviations);

        public void Split(int start, int end)
        {
            while (start < end)
            {
                var opening = ends.OpeningLength(start, end);
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
                var closing = ends.ClosingLength(start, end);
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

        /// <summary>Cuts where a mark stands inside of a run. What is left of a cut holds no other, what is right of it is next.</summary>
        private void SplitMiddle(int start, int end)
        {
            while (start < end)
            {
                var opening = ends.OpeningLength(start, end);
                var whole = opening > 0 ? opening : WebAddress.LengthAtStart(text.AsSpan(start, end - start));
                if (whole > 0)
                {
                    tokens.Add(new(start, start + whole));
                    start += whole;
                    continue;
                }

                var at = start + 1;
                while (at < end && !cuts.IsCut(start, at, end))
                {
                    at++;
                }

                if (at == end)
                {
                    AddWord(start, end);
                    return;
                }

                if (cuts.CutLength(start, at, end) is > 0 and var length)
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
    }
}
