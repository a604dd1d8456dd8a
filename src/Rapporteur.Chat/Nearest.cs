using Rapporteur.Facts;

namespace Rapporteur.Chat;

/// <summary>Finds what somebody may have meant.</summary>
public static class Nearest
{
    /// <summary>The candidate with the fewest slips between it and the text, or null where none is near.</summary>
    public static string? To(string typed, IEnumerable<string> candidates) => Ranked(typed, candidates).FirstOrDefault();

    /// <summary>The candidates that are near, the nearest first: at most one slip for three letters, or a common beginning.</summary>
    public static IEnumerable<string> Ranked(string typed, IEnumerable<string> candidates)
    {
        var folded = PlainLetters.Fold(typed.Trim());
        return folded.Length == 0 ? [] : candidates
            .Select(candidate => (candidate, Distance: Distance(folded, PlainLetters.Fold(candidate))))
            .Where(pair => pair.Distance <= Math.Max(1, folded.Length / 3))
            .OrderBy(pair => pair.Distance)
            .Select(pair => pair.candidate);
    }

    private static int Distance(string typed, string candidate) =>
        typed.Length >= 3 && candidate.StartsWith(typed, StringComparison.Ordinal)
            ? 0
            : candidate.Split(' ').Append(candidate).Min(part => PlainLetters.Distance(typed, part));
}
