using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Rapporteur.Chat.Alerts;

namespace Rapporteur.Chat.Commands;

/// <summary>Reads times as people type them.</summary>
internal static partial class TypedTimes
{
    /// <summary>A length such as <c>2h</c>, <c>90 minutes</c> or <c>for 3 days</c>; null where it is none.</summary>
    public static TimeSpan? Length(string typed)
    {
        if (Lengths().Match(typed.Trim()) is not { Success: true } match || !int.TryParse(match.Groups["count"].Value, CultureInfo.InvariantCulture, out var count) || count is 0 or > 10_000)
        {
            return null;
        }

        return char.ToLowerInvariant(match.Groups["unit"].Value[0]) switch
        {
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'w' => TimeSpan.FromDays(7 * count),
            _ => TimeSpan.FromDays(count),
        };
    }

    /// <summary>A moment such as <c>2026-01-06</c>, <c>since 2026-01-06 08:00</c> or a length back from now, in UTC; null where it is none.</summary>
    public static DateTimeOffset? Since(string typed, DateTimeOffset now)
    {
        var text = typed.Trim();
        text = text.StartsWith("since ", StringComparison.OrdinalIgnoreCase) ? text[6..] : text;
        return DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ssZ"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : Length(text) is { } length ? now - length : null;
    }

    /// <summary>The times of day in a text, in order.</summary>
    public static IReadOnlyList<LocalTime> ClockTimesIn(string typed) =>
        [.. Words(typed).Select(ClockTimes.Read).OfType<LocalTime>()];

    /// <summary>What in a text could be a time zone: the last word that is no time and none of the words between them.</summary>
    public static string? ZoneIn(string typed) =>
        Words(typed).LastOrDefault(word => ClockTimes.Read(word) is null && word.ToLowerInvariant() is not ("daily" or "at" or "from" or "to" or "in" or "off"));

    private static string[] Words(string typed) => typed.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("^(for )?(?<count>[0-9]{1,5}) ?(?<unit>m|min|mins|minutes?|h|hours?|d|days?|w|weeks?)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Lengths();
}
