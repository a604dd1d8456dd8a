using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace Rapporteur.Chat.Alerts;

/// <summary>Hours of the day in which alerts wait. They may run over midnight.</summary>
/// <param name="From">When they begin.</param>
/// <param name="To">When they end; never the same as the beginning.</param>
/// <param name="Zone">The time zone that the clock hangs in.</param>
public sealed record QuietHours(LocalTime From, LocalTime To, DateTimeZone Zone)
{
    /// <summary>When the quiet that a moment lies in ends; null where it lies in none.</summary>
    public DateTimeOffset? EndAfter(DateTimeOffset moment)
    {
        var time = Instant.FromDateTimeOffset(moment).InZone(Zone).TimeOfDay;
        var isQuiet = From < To ? time >= From && time < To : time >= From || time < To;
        return isQuiet ? ClockTimes.Next(To, Zone, moment, isEachTime: true) : null;
    }

    /// <summary>Such as "22:00 to 07:00 Europe/Paris".</summary>
    public override string ToString() => $"{ClockTimes.Text(From)} to {ClockTimes.Text(To)} {Zone.Id}";
}

/// <summary>One message a day in place of many.</summary>
/// <param name="At">When it comes.</param>
/// <param name="Zone">The time zone that the clock hangs in.</param>
public sealed record DailyDigest(LocalTime At, DateTimeZone Zone)
{
    /// <summary>When the next one comes.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset moment) => ClockTimes.Next(At, Zone, moment);

    /// <summary>Such as "daily at 08:00 Europe/Paris".</summary>
    public override string ToString() => $"daily at {ClockTimes.Text(At)} {Zone.Id}";
}

/// <summary>Times as a clock on a wall shows them.</summary>
public static class ClockTimes
{
    private static readonly LocalTimePattern Written = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly LocalTimePattern Typed = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    /// <summary>The next moment after another at which the clock shows a time. A time that the change to summer time leaps over comes an hour later by the clock; one that comes twice counts the first time.</summary>
    /// <param name="isEachTime">Whether one that comes twice counts both times.</param>
    public static DateTimeOffset Next(LocalTime time, DateTimeZone zone, DateTimeOffset moment, bool isEachTime = false)
    {
        var now = Instant.FromDateTimeOffset(moment);
        for (var day = now.InZone(zone).Date; ; day = day.PlusDays(1))
        {
            var next = day.At(time).InZone(zone, Resolvers.LenientResolver).ToInstant();
            if (next <= now && isEachTime && zone.MapLocal(day.At(time)) is { Count: 2 } twice)
            {
                next = twice.Last().ToInstant();
            }

            if (next > now)
            {
                return next.ToDateTimeOffset();
            }
        }
    }

    /// <summary>The time that was typed, such as <c>8:00</c>; null where it is none.</summary>
    public static LocalTime? Read(string typed) => Typed.Parse(typed.Trim()) is { Success: true, Value: var time } ? time : null;

    /// <summary>The zone of a name in the time zone database, such as <c>Europe/Paris</c>, whatever its case; null where there is none.</summary>
    public static DateTimeZone? Zone(string name) =>
        DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(id => id.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)) is { } id ? DateTimeZoneProviders.Tzdb[id] : null;

    /// <summary>Names of zones near to what was typed: the same city, or a few letters off.</summary>
    public static string? Near(string name) =>
        DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(id => id.EndsWith($"/{name.Trim().Replace(' ', '_')}", StringComparison.OrdinalIgnoreCase))
        ?? Nearest.To(name, DateTimeZoneProviders.Tzdb.Ids);

    /// <summary>A time as <c>08:00</c>.</summary>
    public static string Text(LocalTime time) => Written.Format(time);
}
