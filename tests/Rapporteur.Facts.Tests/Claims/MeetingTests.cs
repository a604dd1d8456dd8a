using Rapporteur.Facts.Claims;

namespace Rapporteur.Facts.Tests.Claims;

public class MeetingTests
{
    [Theory]
    [InlineData("Norway and Spain held talks in Geneva on Friday.", "Geneva", "2026-01-09")]
    [InlineData("Norwegian and Spanish envoys will meet in Doha on Tuesday.", "Doha", "2026-01-13")]
    [InlineData("Last August, Norway and Spain met in Vienna to discuss ending the dispute over the islands, which Spain annexed in 2014.", "Vienna", "2025-08")]
    [InlineData("Norway and Spain resumed talks, hosted by Switzerland, in Lausanne on January 6.", "Lausanne", "2026-01-06")]
    public void A_meeting_has_the_place_and_the_date_that_stand_with_it(string text, string place, string date)
    {
        var meeting = Reading.Of(text, ClaimKind.Meeting).ShouldHaveSingleItem();

        meeting.Place.ShouldBe(place);
        meeting.Date.ToString().ShouldBe(date);
    }

    [Theory]
    [InlineData("Norway called for talks with Spain.")]
    [InlineData("Norway rejected talks in Geneva.")]
    [InlineData("Norwegian Prime Minister Anna Berg held a press conference in Geneva on Friday.")]
    public void Talks_that_are_only_asked_for_or_refused_are_no_meeting(string text) =>
        Reading.Of(text, ClaimKind.Meeting).ShouldBeEmpty();

    [Fact]
    public void Each_place_of_a_list_has_its_own_date() =>
        Reading.Of("Norway and Spain held meetings in London on June 9, 2025, and in Stockholm on July 28, 2025.", ClaimKind.Meeting)
            .Select(meeting => $"{meeting.Place} {meeting.Date}").ShouldBe(["London 2025-06-09", "Stockholm 2025-07-28"]);

    [Fact]
    public void What_is_due_is_planned_and_another_meeting_than_what_was()
    {
        var meetings = Reading.Of("Norway and Spain met in Geneva on Friday. They are due to hold talks in Doha on Thursday.", ClaimKind.Meeting);

        meetings.Select(meeting => meeting.Modality).ShouldBe([Modality.Stated, Modality.Planned]);
    }

    [Fact]
    public void A_meeting_told_twice_is_one() =>
        Reading.Of("Norway and Spain met in Geneva on Friday. The talks in Geneva between Norway and Spain lasted six hours.", ClaimKind.Meeting).ShouldHaveSingleItem();
}
