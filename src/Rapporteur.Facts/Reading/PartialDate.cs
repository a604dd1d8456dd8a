namespace Rapporteur.Facts.Reading;

/// <summary>A date as exactly as a text gives it: a year, a month of a year, or a day. <c>2026-01</c> is no day.</summary>
/// <exception cref="ArgumentOutOfRangeException">There is no such month or day.</exception>
public readonly record struct PartialDate : IComparable<PartialDate>
{
    /// <param name="year">1 to 9999.</param>
    /// <param name="month">1 to 12, or null where only the year is known.</param>
    /// <param name="day">Day of the month, or null where it is not known; needs a month.</param>
    public PartialDate(int year, int? month = null, int? day = null)
    {
        if (day is not null && month is null)
        {
            throw new ArgumentOutOfRangeException(nameof(day), day, "A day needs a month.");
        }

        _ = new DateOnly(year, month ?? 1, day ?? 1);
        (Year, Month, Day) = (year, month, day);
    }

    /// <summary>The year, 1 to 9999.</summary>
    public int Year { get; }

    /// <summary>The month, 1 to 12, or null.</summary>
    public int? Month { get; }

    /// <summary>The day of the month, or null.</summary>
    public int? Day { get; }

    /// <summary>A whole day.</summary>
    public static PartialDate Of(DateOnly day) => new(day.Year, day.Month, day.Day);

    /// <summary>The day, where it is known.</summary>
    public DateOnly? ToDay() => this is { Month: { } month, Day: { } day } ? new DateOnly(Year, month, day) : null;

    /// <summary>Whether one of the two says no more than the other does: <c>2026-01</c> agrees with <c>2026-01-06</c>.</summary>
    public bool Agrees(PartialDate other) =>
        Year == other.Year
        && (Month is null || other.Month is null || Month == other.Month)
        && (Day is null || other.Day is null || Day == other.Day);

    /// <summary>Reads <c>2026</c>, <c>2026-01</c> or <c>2026-01-06</c>; null for anything else.</summary>
    public static PartialDate? Parse(string iso)
    {
        var parts = iso.Split('-');
        var numbers = new int[parts.Length];
        for (var at = 0; at < parts.Length; at++)
        {
            if (!int.TryParse(parts[at], out numbers[at]))
            {
                return null;
            }
        }

        try
        {
            return numbers switch
            {
                [var year] => new PartialDate(year),
                [var year, var month] => new PartialDate(year, month),
                [var year, var month, var day] => new PartialDate(year, month, day),
                _ => null,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Orders by time; what is less exact comes first.</summary>
    public int CompareTo(PartialDate other) =>
        (Year, Month ?? 0, Day ?? 0).CompareTo((other.Year, other.Month ?? 0, other.Day ?? 0));

    /// <summary>ISO 8601, as exact as the date is.</summary>
    public override string ToString() => (Month, Day) switch
    {
        (null, _) => $"{Year:0000}",
        (_, null) => $"{Year:0000}-{Month:00}",
        _ => $"{Year:0000}-{Month:00}-{Day:00}",
    };

    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;

    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;

    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;
}
