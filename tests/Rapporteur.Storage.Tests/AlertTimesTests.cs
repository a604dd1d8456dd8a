using NodaTime;
using Rapporteur.Chat.Alerts;

namespace Rapporteur.Storage.Tests;

public class AlertTimesTests
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    [Theory]
    [InlineData("2026-01-10T06:59:00Z", "2026-01-10T07:00:00Z")]
    [InlineData("2026-01-10T07:00:00Z", "2026-01-11T07:00:00Z")]
    [InlineData("2026-03-28T12:00:00Z", "2026-03-29T06:00:00Z")] // Summer time begins in the night between.
    [InlineData("2026-10-24T12:00:00Z", "2026-10-25T07:00:00Z")] // It ends.
    public void A_digest_comes_when_the_clock_on_the_wall_shows_its_time(string now, string next) =>
        new DailyDigest(new LocalTime(8, 0), Paris).NextAfter(DateTimeOffset.Parse(now)).ShouldBe(DateTimeOffset.Parse(next));

    [Fact]
    public void A_time_that_summer_time_leaps_over_comes_an_hour_later_by_the_clock() =>
        new DailyDigest(new LocalTime(2, 30), Paris).NextAfter(DateTimeOffset.Parse("2026-03-28T12:00:00Z")).ShouldBe(DateTimeOffset.Parse("2026-03-29T01:30:00Z"));

    [Fact]
    public void A_time_that_comes_twice_counts_once() =>
        new DailyDigest(new LocalTime(2, 30), Paris).NextAfter(DateTimeOffset.Parse("2026-10-25T00:30:00Z")).ShouldBe(DateTimeOffset.Parse("2026-10-26T01:30:00Z"));

    [Theory]
    [InlineData("2026-01-10T20:59:00Z", null)]
    [InlineData("2026-01-10T21:00:00Z", "2026-01-11T06:00:00Z")]
    [InlineData("2026-01-11T05:59:00Z", "2026-01-11T06:00:00Z")]
    [InlineData("2026-01-11T06:00:00Z", null)]
    public void Quiet_hours_run_over_midnight(string now, string? end) =>
        new QuietHours(new LocalTime(22, 0), new LocalTime(7, 0), Paris).EndAfter(DateTimeOffset.Parse(now)).ShouldBe(end is null ? null : DateTimeOffset.Parse(end));

    [Fact]
    public void Quiet_hours_that_end_in_the_hour_that_comes_twice_end_in_either() =>
        new QuietHours(new LocalTime(22, 0), new LocalTime(2, 30), Paris).EndAfter(DateTimeOffset.Parse("2026-10-25T01:10:00Z")).ShouldBe(DateTimeOffset.Parse("2026-10-25T01:30:00Z"));

    [Fact]
    public void A_digest_that_falls_into_quiet_hours_comes_when_they_end() =>
        new Subscription("1", default, []) { Digest = new DailyDigest(new LocalTime(8, 0), Paris), Quiet = new QuietHours(new LocalTime(22, 0), new LocalTime(9, 0), Paris) }
            .KeptUntil(DateTimeOffset.Parse("2026-01-10T12:00:00Z")).ShouldBe(DateTimeOffset.Parse("2026-01-11T08:00:00Z"));
}
