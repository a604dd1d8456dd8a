using System.Collections.Frozen;

namespace Rapporteur.Language;

/// <summary>Tells English from other languages by their most frequent small words. Names are in no language, so they are not counted.</summary>
/// <remarks>
/// Of the words of running English that are no names about half are among these hundred; in French, German, Spanish, Italian,
/// Dutch or Turkish fewer than one in ten, in other scripts none. Words that are frequent in those languages too ("a", "in",
/// "he", "on", "me", "die") are left out. Source of the method: Grefenstette, "Comparing Two Language Identification Schemes", 1995.
/// </remarks>
internal static class LanguageCheck
{
    private const double LeastShare = 0.14;

    /// <summary>With fewer words a headline may lack small words altogether, so only what speaks against English counts.</summary>
    private const int FewWords = 12;

    private const int MostWords = 5000;

    /// <summary>Capitals alone make a name only of short words: "NATO", but not a headline in capitals.</summary>
    private const int LongestAcronym = 5;

    private static readonly FrozenSet<string> _english = (
        "the of and to that is was for it with as his be by at this have from or had not but what were we when your can said there use an each which she do how their if will up other about out " +
        "many then them these so some her would make like him into has more two could been who its now find than first people over did they after you are all my our any may such only new no " +
        "also because between against during under while where those both before through should being does said says must us").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Small words of other languages, some as they are written in Latin letters; none that stand in names (al, de, la, van, von, bin).
    private static readonly FrozenSet<string> _other = (
        "le les des et du une dans que qui pour sur est avec aux pas ne ont ces " +
        "der das und den dem zu mit sich auf ist nicht ein eine im dass wird nach bei wie " +
        "los las por con una y se su como más para o não em um uma com il che di gli della per sono " +
        "het een dat zijn voor niet aan ook wordt ve bir bu ile olarak daha och att som det till inte og ikke " +
        "wa fi min ila ala anna ma lam inna hatha na chto iz ot eto kak shel lo gam ki ka ke mein hai aur se dar ra az ast").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a text reads as English. A text without words is not English.</summary>
    public static bool LooksEnglish(ReadOnlySpan<char> text)
    {
        int words = 0, accented = 0, counted = 0, english = 0, other = 0;
        var lookup = _english.GetAlternateLookup<ReadOnlySpan<char>>();
        var otherLookup = _other.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < text.Length && words < MostWords;)
        {
            if (!char.IsLetter(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            var isPlain = true;
            while (at < text.Length && char.IsLetter(text[at]))
            {
                isPlain &= char.IsAscii(text[at]);
                at++;
            }

            var word = text[start..at];
            // Anna is a name; "anna" is an Arabic "that".
            var (isEnglish, isOther) = (lookup.Contains(word), otherLookup.Contains(word) && !(word.Length > 1 && char.IsUpper(word[0]) && char.IsLower(word[1])));
            words++;
            accented += isPlain ? 0 : 1;
            english += isEnglish ? 1 : 0;
            other += isOther ? 1 : 0;
            counted += isEnglish || isOther || !IsName(word) ? 1 : 0;
        }

        return words > 0 && accented * 3 <= words && other <= english
            && (counted < FewWords ? english > 0 || (accented == 0 && other == 0) : english >= LeastShare * counted);
    }

    private static bool IsName(ReadOnlySpan<char> word) => char.IsUpper(word[0]) && (word.Length <= LongestAcronym || char.IsLower(word[1]));
}
