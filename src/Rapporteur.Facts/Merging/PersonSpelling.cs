namespace Rapporteur.Facts.Merging;

/// <summary>Decides whether two names as written are spellings of one person's name.</summary>
/// <remarks>
/// Transliteration changes vowels, doubles consonants and joins or parts the article ("Al-Masri", "al Misri");
/// a slip of the pen changes one letter. Both are only believed where the rest of the name agrees, and by those
/// who call only where the party agrees too.
/// </remarks>
public static class PersonSpelling
{
    private static readonly HashSet<string> Articles = ["al", "el", "ul", "as", "ash", "at", "ad", "an", "ar", "abd", "bin", "ibn", "ben", "de", "der", "van", "von", "da", "dos", "del", "la", "le"];

    // Letters that transliterations choose between, each as its group's first.
    private static readonly (string Letters, char As)[] Alike = [("qkc", 'k'), ("szx", 's'), ("vwfb", 'v'), ("jg", 'j'), ("td", 't')];

    /// <summary>Whether the two can be one person: the family names alike and no given name against it.</summary>
    public static bool IsSame(string one, string other)
    {
        var (first, second) = (Parts(one), Parts(other));
        if (first.Count == 0 || second.Count == 0)
        {
            return false;
        }

        var exactFamily = first[^1] == second[^1];
        var givenAgree = GivenAgree(first, second);
        return exactFamily
            ? givenAgree
            : givenAgree && first.Count > 1 && second.Count > 1 && (Skeleton(first[^1]) == Skeleton(second[^1]) || IsSlip(first[^1], second[^1]));
    }

    /// <summary>Whether two spellings differ in more than case, accents and punctuation: worth showing to a reader.</summary>
    public static bool Differs(string one, string other) =>
        !PlainLetters.Words(one).SequenceEqual(PlainLetters.Words(other));

    /// <summary>Parts of a name without articles and initials' stops: "Omar Al-Masri" is "omar", "masri".</summary>
    public static IReadOnlyList<string> Parts(string name) =>
        [.. PlainLetters.Words(name).Select(word => word.Replace("'", "", StringComparison.Ordinal)).Where(word => !Articles.Contains(word) && word.Length > 0)];

    /// <summary>Consonants of a name part, doubled ones once and those that transliterations swap as one.</summary>
    public static string Skeleton(string part)
    {
        var skeleton = new System.Text.StringBuilder(part.Length);
        foreach (var letter in part.Replace("ph", "f", StringComparison.Ordinal).Replace("kh", "h", StringComparison.Ordinal).Replace("ou", "u", StringComparison.Ordinal))
        {
            if ("aeiouy'".Contains(letter, StringComparison.Ordinal))
            {
                continue;
            }

            var alike = Alike.FirstOrDefault(group => group.Letters.Contains(letter, StringComparison.Ordinal)).As;
            var plain = alike == default ? letter : alike;
            if (skeleton.Length == 0 || skeleton[^1] != plain)
            {
                skeleton.Append(plain);
            }
        }

        return skeleton.ToString();
    }

    // One name says no more than the other does where every given name of the shorter is one of the longer.
    private static bool GivenAgree(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        var (shorter, longer) = first.Count <= second.Count ? (first, second) : (second, first);
        return shorter.SkipLast(1).All(given => longer.SkipLast(1).Any(other => IsSameGiven(given, other)));
    }

    private static bool IsSameGiven(string one, string other) =>
        one == other
        || (one.Length == 1 && other[0] == one[0])
        || (other.Length == 1 && one[0] == other[0])
        || (one.Length > 3 && other.Length > 3 && one[0] == other[0] && Skeleton(one) == Skeleton(other))
        || (Math.Min(one.Length, other.Length) >= 3 && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal)));

    private static bool IsSlip(string one, string other) =>
        Math.Min(one.Length, other.Length) >= 5 && one[0] == other[0] && PlainLetters.Distance(one, other) <= 1;
}
