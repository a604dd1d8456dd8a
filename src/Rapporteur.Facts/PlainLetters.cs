using System.Text;

namespace Rapporteur.Facts;

/// <summary>Brings spellings to what a keyboard without accents types: lower case, no diacritics, straight apostrophes.</summary>
/// <remarks>The runtime's own normalisation does nothing where globalization is invariant, so the letters stand here.</remarks>
public static class PlainLetters
{
    private static readonly Dictionary<char, string> Plain = Table(
        ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęěẹẻẽếềểễệ"),
        ("g", "ĝğġģ"), ("h", "ĥħḥ"), ("i", "ìíîïĩīĭįıỉịi̇"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"),
        ("n", "ñńņňŉ"), ("o", "òóôõöøōŏőơọỏốồổỗộớờởỡợ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"),
        ("u", "ùúûüũūŭůűųưụủứừửữự"), ("w", "ŵ"), ("y", "ýÿŷỳỵỷỹ"), ("z", "źżž"),
        ("ss", "ß"), ("ae", "æ"), ("oe", "œ"), ("th", "þ"), ("'", "’‘ʼʻ`´"), ("\"", "“”„«»"), ("-", "‐‑‒–—"));

    /// <summary>The folded text; may be longer than the text (<c>ß</c> becomes <c>ss</c>).</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            // The capital dotted I is the one capital that has no invariant small letter of its own.
            var small = letter == 'İ' ? 'i' : char.ToLowerInvariant(letter);
            if (small is >= '\u0300' and <= '\u036f')
            {
                continue;
            }

            if (small < 128 || !Plain.TryGetValue(small, out var plain))
            {
                folded.Append(small);
            }
            else
            {
                folded.Append(plain);
            }
        }

        return folded.ToString();
    }

    /// <summary>The text without accents, one letter for one and in its own case, so that offsets stay; curly apostrophes become straight.</summary>
    public static string Unaccented(string text) => string.Create(text.Length, text, static (plain, source) =>
    {
        for (var at = 0; at < plain.Length; at++)
        {
            var letter = source[at];
            plain[at] = letter < 128 || !Plain.TryGetValue(char.ToLowerInvariant(letter), out var folded) || folded.Length > 1 ? letter
                : char.IsUpper(letter) ? char.ToUpperInvariant(folded[0]) : folded[0];
        }
    });

    /// <summary>The folded words, in order: runs of letters and digits; "1,000", "3.5" and "don't" are one word each.</summary>
    public static IEnumerable<string> Words(string text)
    {
        var folded = Fold(text);
        for (var start = 0; start < folded.Length;)
        {
            if (!char.IsLetterOrDigit(folded[start]))
            {
                start++;
                continue;
            }

            var end = start + 1;
            while (end < folded.Length && (char.IsLetterOrDigit(folded[end]) || IsInner(folded, end)))
            {
                end++;
            }

            yield return folded[start..end];
            start = end;
        }
    }

    /// <summary>How many letters must be changed, added, dropped or swapped with their neighbour to get from one word to the other.</summary>
    /// <remarks>Optimal string alignment, the restricted form of Damerau's distance.</remarks>
    public static int Distance(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var change = rows[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(change, 1 + Math.Min(rows[i - 1, j], rows[i, j - 1]));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[one.Length, other.Length];
    }

    private static bool IsInner(string text, int at) =>
        at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1])
        && (text[at] == '\'' ? char.IsLetter(text[at + 1]) : text[at] is '.' or ',' && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]));

    private static Dictionary<char, string> Table(params (string Plain, string Letters)[] rows)
    {
        var table = new Dictionary<char, string>();
        foreach (var (plain, letters) in rows)
        {
            foreach (var letter in letters.Where(letter => letter >= 128 && letter is < '\u0300' or > '\u036f'))
            {
                table[letter] = plain;
            }
        }

        return table;
    }
}
