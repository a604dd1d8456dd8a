using System.Collections.Immutable;

namespace Rapporteur.Facts.People;

/// <summary>Finds runs of capitalised words that may be the name of a person.</summary>
internal static class NameRuns
{
    // Small words within names: "Omar bin Said", "van der Bellen".
    private static readonly HashSet<string> Particles = new(StringComparer.OrdinalIgnoreCase)
        { "al", "el", "bin", "bint", "ibn", "ben", "van", "von", "der", "den", "de", "del", "della", "da", "dos", "do", "di", "du", "la", "le", "ould", "ag", "abu" };

    private static readonly ImmutableHashSet<string> NotNames = [.. DataFile.Rows<NameWord>("not-names.tsv").Select(row => row["word"])];

    /// <summary>Runs of words that may be a person's name: first and last word, both inclusive.</summary>
    /// <param name="words">The words of a sentence or of a bracket in it.</param>
    /// <param name="isTaken">Whether a word is spoken for: part of a title or a party.</param>
    public static IEnumerable<(int First, int Last)> In(ImmutableArray<NameWord> words, Func<int, bool> isTaken)
    {
        for (var at = 0; at < words.Length; at++)
        {
            if (!IsOfName(at))
            {
                continue;
            }

            var last = at;
            // Within a name stand single blanks only; a possessive ends it.
            for (var next = at + 1; next < words.Length && words[next].Gap is " " or "\u00A0"; next++)
            {
                if (IsOfName(next))
                {
                    last = next;
                }
                else if (isTaken(next) || !Particles.Contains(words[next].Text))
                {
                    break;
                }
            }

            if (Enumerable.Range(at, last - at + 1).Any(word => words[word].Upos is "PROPN" or "X"))
            {
                yield return (at, last);
            }

            at = last;
        }

        // Taggers take rare names for other words, but at the start of a sentence every word has a capital.
        bool IsOfName(int at) => words[at].IsCapital && !isTaken(at) && !NotNames.Contains(words[at].Text)
            && (words[at].Upos is "PROPN" or "X" || (words[at].Upos is "ADJ" or "NOUN" or "VERB" or "ADV" && words[at].Gap.Length > 0)
                // "He" and "So" are names too.
                || (words[at].Gap.Length > 0 && words[at].Gap is not (". " or ": ") && at + 1 < words.Length && words[at + 1] is { Adjoins: true, Upos: "PROPN", IsCapital: true } && words[at].Upos == "PRON" && words[at].Text != "I"));
    }
}
