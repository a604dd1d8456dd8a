using System.Collections.Immutable;

namespace Rapporteur.Facts.People;

/// <summary>Titles and roles that stand with names, from <c>titles.tsv</c>.</summary>
public sealed class Titles
{
    private readonly ImmutableDictionary<string, TitleKind> kinds;
    private readonly int longest;

    private Titles(ImmutableDictionary<string, TitleKind> kinds)
    {
        this.kinds = kinds;
        longest = kinds.Keys.Max(title => title.Count(c => c is ' ' or '-') + 1);
    }

    /// <summary>Reads the list that the program ships with.</summary>
    public static Titles Load() => new(DataFile.Rows<Titles>("titles.tsv")
        .GroupBy(row => Plain(row["title"]))
        .ToImmutableDictionary(group => group.Key, group => Enum.Parse<TitleKind>(group.First()["kind"], ignoreCase: true)));

    /// <summary>The longest title that a run of words ends with, in words; 0 for none.</summary>
    public (int Words, TitleKind Kind) EndOf(IReadOnlyList<string> words) => Match(words, fromEnd: true);

    /// <summary>The longest title that a run of words begins with, in words; 0 for none.</summary>
    public (int Words, TitleKind Kind) StartOf(IReadOnlyList<string> words) => Match(words, fromEnd: false);

    private (int Words, TitleKind Kind) Match(IReadOnlyList<string> words, bool fromEnd)
    {
        for (var count = Math.Min(longest, words.Count); count > 0; count--)
        {
            var part = fromEnd ? words.Skip(words.Count - count) : words.Take(count);
            if (kinds.TryGetValue(Plain(string.Join(' ', part)), out var kind))
            {
                return (count, kind);
            }
        }

        return (0, TitleKind.None);
    }

    // Plural and point do not matter: "presidents", "Gen.", "Prime Minister's".
    private static string Plain(string title)
    {
        var plain = title.ToLowerInvariant().Replace('-', ' ').Replace(".", "").Trim();
        return plain.EndsWith('s') && !plain.EndsWith("ss") && !plain.EndsWith("affairs") && !plain.EndsWith("mrs") && !plain.EndsWith("ms") ? plain[..^1] : plain;
    }
}
