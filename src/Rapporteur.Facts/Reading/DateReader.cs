using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Reading;

/// <summary>Finds dates that are written out: <c>08-01-2026</c> (day first), <c>2016-02-21</c>, <c>Jan. 6, 2026</c>, <c>6 January 2026</c>, <c>March 2025</c>, <c>Feb. 25</c>.</summary>
public static partial class DateReader
{
    private static readonly FrozenDictionary<string, int> Months = new[]
    {
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    }.Select((name, at) => (name, at)).ToFrozenDictionary(pair => pair.name, pair => pair.at + 1);

    /// <summary>All dates of a text that name a year, in order.</summary>
    public static IEnumerable<(PartialDate Date, TextSpan Span)> Read(string text) => Pattern().Matches(text)
        .Select(match => (Date: DateOf(match), Span: new TextSpan(match.Index, match.Index + match.Length)))
        .Where(found => found.Date is not null)
        .Select(found => (found.Date!.Value, found.Span));

    /// <summary>A month and day without a year ("Feb. 25"), as the text of a sentence may have it.</summary>
    public static (int Month, int? Day, TextSpan Span)? ReadWithoutYear(string text)
    {
        var match = DayPattern().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var day = match.Groups["d"].Success ? match.Groups["d"] : match.Groups["d2"];
        return (MonthOf(match.Groups["m"].Success ? match.Groups["m"].Value : match.Groups["m2"].Value),
            int.Parse(day.Value, CultureInfo.InvariantCulture),
            new TextSpan(match.Index, match.Index + match.Length));
    }

    /// <summary>Number of a month by its name or abbreviation; 0 for none.</summary>
    public static int MonthOf(string name) =>
        WholeName().IsMatch(name) && Months.TryGetValue(name[..3].ToLowerInvariant(), out var month) ? month : 0;

    private static PartialDate? DateOf(Match match)
    {
        int? Number(string group) => match.Groups[group] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : null;

        var year = Number("y1") ?? Number("y2") ?? Number("y3") ?? Number("y4") ?? Number("y5");
        var name = new[] { "n3", "n4", "n5" }.Select(group => match.Groups[group]).FirstOrDefault(group => group.Success)?.Value;
        var month = name is not null ? MonthOf(name) : Number("m1") ?? Number("m2");
        var day = Number("d1") ?? Number("d2") ?? Number("d3") ?? Number("d4");
        // Day first, as most of the world writes it, unless that gives no date.
        if (match.Groups["d2"].Success && month > 12)
        {
            (day, month) = (month, day);
        }

        return year is >= 1900 and <= 2100 && month is >= 1 and <= 12 && (day is null || (day >= 1 && day <= DateTime.DaysInMonth(year.Value, month.Value)))
            ? new PartialDate(year.Value, month, day)
            : null;
    }

    private const string MonthNames = @"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?";

    // "Martin" is no March.
    [GeneratedRegex("^" + MonthNames + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WholeName();

    [GeneratedRegex(
        @"\b(?<y1>\d{4})[-/.](?<m1>\d{1,2})[-/.](?<d1>\d{1,2})\b"
        + @"|\b(?<d2>\d{1,2})[-/.](?<m2>\d{1,2})[-/.](?<y2>\d{4})\b"
        + @"|\b(?<n3>" + MonthNames + @")\s+(?<d3>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y3>\d{4})\b"
        + @"|\b(?<d4>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+(?<n4>" + MonthNames + @"),?\s+(?<y4>\d{4})\b"
        + @"|\b(?<n5>" + MonthNames + @"),?\s+(?<y5>\d{4})\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    [GeneratedRegex(
        @"\b(?<m>" + MonthNames + @")\s+(?<d>\d{1,2})(?:st|nd|rd|th)?\b(?!,?\s+\d{4})|\b(?<d2>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+(?<m2>" + MonthNames + @")(?!\w)(?!,?\s+\d{4})",
        RegexOptions.CultureInvariant)]
    private static partial Regex DayPattern();
}
