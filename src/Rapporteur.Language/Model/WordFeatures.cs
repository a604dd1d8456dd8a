namespace Rapporteur.Language.Model;

/// <summary>What the network sees of a word: hashes of its form, its ends and its shape, each of which may own an embedding.</summary>
/// <remarks>
/// A feature is kept as a 32-bit hash and never as text, which spares the model file its strings. Among some
/// 40,000 features the chance that an unseen one meets a known one is 1 in 100,000, less than a misprint's.
/// </remarks>
public static class WordFeatures
{
    /// <summary>Most features that a word has: two forms, four endings, three beginnings, one shape.</summary>
    public const int Most = 10;

    private const int LongestSuffix = 4;
    private const int LongestPrefix = 3;

    private enum Kind : byte { Lower = 1, Exact, Shape, Suffix = 16, Prefix = 32 }

    /// <summary>Writes the hashes of a word's features.</summary>
    /// <param name="word">The word as written; curly quotes and apostrophes count as straight ones.</param>
    /// <param name="hashes">Room for <see cref="Most"/> hashes; the form comes first, then the exact form if it has capitals.</param>
    /// <param name="forms">How many of them stand for the whole form: 1, or 2 if the word has capitals.</param>
    /// <returns>How many were written.</returns>
    public static int Write(ReadOnlySpan<char> word, Span<uint> hashes, out int forms)
    {
        // A word longer than any in the language is an address or noise: its ends say enough.
        const int longest = 64;
        Span<char> exact = stackalloc char[Math.Min(word.Length, longest)];
        Span<char> lower = stackalloc char[exact.Length];
        for (var i = 0; i < exact.Length; i++)
        {
            exact[i] = Plain(word[i < longest / 2 || word.Length <= longest ? i : word.Length - longest + i]);
            lower[i] = char.ToLowerInvariant(exact[i]);
        }

        var count = 0;
        hashes[count++] = Hash(Kind.Lower, lower);
        if (!lower.SequenceEqual(exact))
        {
            hashes[count++] = Hash(Kind.Exact, exact);
        }

        forms = count;
        hashes[count++] = ShapeHash(exact);
        for (var length = 1; length <= LongestSuffix && length < lower.Length; length++)
        {
            hashes[count++] = Hash(Kind.Suffix + (byte)length, lower[^length..]);
        }

        for (var length = 1; length <= LongestPrefix && length < lower.Length; length++)
        {
            hashes[count++] = Hash(Kind.Prefix + (byte)length, lower[..length]);
        }

        return count;
    }

    /// <summary>The hash of any text, as features use it (FNV-1a, 32 bits, over UTF-16 code units).</summary>
    public static uint Hash(byte kind, ReadOnlySpan<char> text)
    {
        var hash = (2166136261u ^ kind) * 16777619u;
        foreach (var unit in text)
        {
            hash = (hash ^ unit) * 16777619u;
        }

        // FNV leaves the low bits of short words close together; one round of mixing spreads them over a table.
        hash ^= hash >> 15;
        hash *= 0x2c1b3c6d;
        return hash ^ (hash >> 12);
    }

    /// <summary>A typographic quote, apostrophe or dash as the plain character that the treebank mostly has.</summary>
    public static char Plain(char unit) => unit switch
    {
        '’' or '‘' or '‛' or 'ʼ' => '\'',
        '“' or '”' or '„' or '«' or '»' => '"',
        '‐' or '‑' => '-',
        _ => unit,
    };

    private static uint Hash(Kind kind, ReadOnlySpan<char> text) => Hash((byte)kind, text);

    /// <summary>"Lt." becomes "Xx.", "2026" becomes "dddd" and "McConnell" "XxXx": runs longer than four are cut to four, runs of small letters to one.</summary>
    private static uint ShapeHash(ReadOnlySpan<char> word)
    {
        Span<char> shape = stackalloc char[word.Length];
        var length = 0;
        var run = 0;
        foreach (var unit in word)
        {
            var mark = char.IsUpper(unit) ? 'X' : char.IsLetter(unit) ? 'x' : char.IsDigit(unit) ? 'd' : unit;
            run = length > 0 && shape[length - 1] == mark ? run + 1 : 1;
            if (run <= (mark == 'x' ? 1 : 4))
            {
                shape[length++] = mark;
            }
        }

        return Hash(Kind.Shape, shape[..length]);
    }
}
