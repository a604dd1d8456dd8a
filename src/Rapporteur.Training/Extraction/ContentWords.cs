using System.Text.RegularExpressions;
using Rapporteur.Facts;

namespace Rapporteur.Training.Extraction;

/// <summary>Words as the scoring compares them: small letters, no accents, no endings, no small words.</summary>
internal static partial class ContentWords
{
    private static readonly HashSet<string> Small = [.. ("a an the of to in on at for from by with and or as is are was were be been being that this these those " +
        "it its their his her our your my any all some such into over under between among against about after before during " +
        "also both each more most other than then there which who whom whose what when where will would should could can may " +
        "might must shall not no nor only own same so too very s t").Split(' ')];

    // Tried in this order; four letters stay at least.
    private static readonly string[] Endings = ["ations", "ation", "ments", "ment", "ings", "ing", "ies", "ed", "es", "s"];

    /// <summary>Small letters without accents, the straight apostrophe for the curly one.</summary>
    public static string Plain(string? text) => PlainLetters.Unaccented(text ?? "").Replace('’', '\'').ToLowerInvariant().Trim();

    /// <summary>The words that say something, in order.</summary>
    public static IReadOnlyList<string> Of(string? text) =>
        [.. Word().Matches(CeaseFire().Replace(Plain(text), "ceasefire")).Select(match => match.Value).Where(word => !Small.Contains(word)).Select(Stem)];

    /// <summary>Harmonic mean of precision and recall of the words of one text against those of another; 0 where one has none.</summary>
    public static double Overlap(string? one, string? other)
    {
        var (left, right) = (Of(one).ToHashSet(), Of(other).ToHashSet());
        var common = left.Count(right.Contains);
        if (common == 0)
        {
            return 0;
        }

        // In this order of steps the last digits are those of the figures that were published with the annotation.
        var (precision, recall) = ((double)common / left.Count, (double)common / right.Count);
        return 2 * precision * recall / (precision + recall);
    }

    private static string Stem(string word) =>
        Endings.FirstOrDefault(ending => word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length >= 4) is { } found ? word[..^found.Length] : word;

    [GeneratedRegex("[a-z0-9]+")]
    private static partial Regex Word();

    [GeneratedRegex("cease[- ]fire")]
    private static partial Regex CeaseFire();
}
