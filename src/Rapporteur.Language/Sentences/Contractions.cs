namespace Rapporteur.Language.Sentences;

/// <summary>Where a word falls into two: do|n't, Ruritania|'s, can|not, gon|na.</summary>
internal static class Contractions
{
    private static readonly string[] _endings = ["'s", "'re", "'ve", "'ll", "'d", "'m"];

    private static readonly Dictionary<string, int> _whole = new(StringComparer.OrdinalIgnoreCase)
    {
        ["cannot"] = 3,
        ["gonna"] = 3,
        ["wanna"] = 3,
        ["gotta"] = 3,
        ["dont"] = 2,
        ["didnt"] = 3,
        ["doesnt"] = 4,
        ["isnt"] = 2,
        ["wasnt"] = 3,
    };

    /// <summary>Characters of the first of the two words; 0 if the word is one.</summary>
    public static int CutOf(ReadOnlySpan<char> word)
    {
        if (word.Length < 3)
        {
            return 0;
        }

        if (_whole.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var cut))
        {
            return cut;
        }

        if (word.Length > 3 && Matches(word[^3..], "n't"))
        {
            return word.Length - 3;
        }

        foreach (var ending in _endings)
        {
            if (word.Length > ending.Length && Matches(word[^ending.Length..], ending) && char.IsLetterOrDigit(word[word.Length - ending.Length - 1]))
            {
                return word.Length - ending.Length;
            }
        }

        return 0;
    }

    private static bool Matches(ReadOnlySpan<char> end, string ending)
    {
        for (var i = 0; i < ending.Length; i++)
        {
            var unit = end[i] is '’' or '`' or 'ʼ' ? '\'' : char.ToLowerInvariant(end[i]);
            if (unit != ending[i])
            {
                return false;
            }
        }

        return true;
    }
}
