using System.Runtime.InteropServices;

namespace Rapporteur.Language.Sentences;

/// <summary>Parts the tokens of a paragraph into sentences.</summary>
/// <remarks>
/// A sentence ends after a full stop, an exclamation or question mark or dots, with the quotes and brackets that close
/// behind it. A stop that belongs to its word ("U.S.", "Gen.") ends one only before a word that begins sentences.
/// </remarks>
public sealed class SentenceSplitter(Abbreviations abbreviations)
{
    /// <summary>Words that, with a capital after an abbreviation, begin a sentence rather than carry on a name.</summary>
    private static readonly HashSet<string> _starters = new(
        ("The This That These Those It He She We They I You There Here In On At For From With By As But And Or So Yet If When While Although After Before Since " +
         "However Meanwhile Both Some Many Most No Not All Its His Her Their Our My Our What Who Why How Also Later Earlier Now Then Under During Despite " +
         "According An A").Split(' '),
        StringComparer.Ordinal);

    /// <summary>Parts tokens.</summary>
    /// <param name="text">The text that the tokens are of.</param>
    /// <param name="tokens">The tokens of one paragraph.</param>
    /// <returns>For each sentence its tokens; none is empty.</returns>
    public IEnumerable<ArraySegment<TextSpan>> Split(string text, List<TextSpan> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var all = tokens.ToArray();
        var start = 0;
        for (var i = 0; i < all.Length; i++)
        {
            var end = EndOf(text, all, i);
            if (end > i)
            {
                yield return new(all, start, end - start);
                start = end;
                i = end - 1;
            }
        }

        if (start < all.Length)
        {
            yield return new(all, start, all.Length - start);
        }
    }

    private static ReadOnlySpan<char> At(string text, TextSpan[] tokens, int index) => text.AsSpan(tokens[index].Start, tokens[index].Length);

    private static bool IsCloser(ReadOnlySpan<char> token) => token is ")" or "]" or "”" or "’" or "\"" or "'" or "''" or "’’" or "»" or "}";

    private static bool IsOpener(ReadOnlySpan<char> token) => token is "(" or "[" or "“" or "‘" or "\"" or "'" or "``" or "«" or "{";

    private static bool IsMarks(ReadOnlySpan<char> token) => token.IndexOfAnyExcept("!?.…") < 0;

    /// <summary>Where the sentence that this token ends is over; 0 if it ends none.</summary>
    private int EndOf(string text, TextSpan[] tokens, int i)
    {
        var token = At(text, tokens, i);
        var isMark = IsMarks(token);
        var isWordWithStop = !isMark && token[^1] == '.';
        if (!isMark && !isWordWithStop)
        {
            return 0;
        }

        var next = i + 1;
        while (next < tokens.Length && IsCloser(At(text, tokens, next)) && tokens[next].Start == tokens[next - 1].End)
        {
            next++;
        }

        // "… in 1837. [6]": a note's number belongs to what it stands behind.
        while (next + 2 < tokens.Length && At(text, tokens, next) is "[" && At(text, tokens, next + 2) is "]" && char.IsDigit(text[tokens[next + 1].Start]))
        {
            next += 3;
        }

        if (next >= tokens.Length)
        {
            return tokens.Length;
        }

        // A straight quote after a blank opens what follows; right after the mark it closes.
        var isApart = tokens[next].Start > tokens[next - 1].End;
        var first = IsOpener(At(text, tokens, next)) && next + 1 < tokens.Length ? next + 1 : next;
        var following = At(text, tokens, first);
        if (isWordWithStop)
        {
            return isApart && !abbreviations.NeverEnds(token) && token.Length > 2 && BeginsSentence(following) ? next : 0;
        }

        var isCapital = char.IsUpper(following[0]) || char.IsDigit(following[0]) || !char.IsLetter(following[0]);
        if (token is ".")
        {
            // "1." and "a." before an item of a list are part of it.
            var isItem = i > 0 && i < 2 && (At(text, tokens, i - 1).IndexOfAnyExceptInRange('0', '9') < 0 || At(text, tokens, i - 1).Length == 1) && isApart;
            return !isItem && (isApart || isCapital) && following[0] is not (',' or ';' or ':') ? next : 0;
        }

        // "Why?" he asked: behind a closing quote the sentence goes on, behind a bare mark careless writers begin anew.
        var beginsSmall = next == i + 1 && token[0] is '!' or '?' && char.IsLetter(following[0]);
        return isApart && (isCapital || beginsSmall) && following[0] is not (',' or ';' or ':') ? next : 0;
    }

    private static bool BeginsSentence(ReadOnlySpan<char> word) => _starters.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
