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

    [Fact]
    public void Meetings_that_are_set_to_continue_are_to_come()
    {
        var meeting = Reading.Of("Norway and Spain met. Talks between Norway and Spain are set to continue on Monday.", ClaimKind.Meeting).Last();

        meeting.Modality.ShouldBe(Modality.Planned);
        meeting.Date.ToString().ShouldBe("2026-01-12");
    }

    [Fact]
    public void Talks_that_should_begin_are_only_wanted() =>
        Reading.Of("Norway said talks with Spain should begin in Geneva in June.", ClaimKind.Meeting).ShouldBeEmpty();

    [Fact]
    public void A_country_behind_a_town_takes_no_part() =>
        Reading.Of("Norway and Spain held a meeting in Cancun, Mexico, on Friday.", ClaimKind.Meeting).ShouldHaveSingleItem().Parties.Select(party => party.Name).ShouldNotContain("Mexico");

    [Fact]
    public void Who_is_expected_to_meet_takes_part() =>
        Reading.Of("A delegation of Norwegian officials is expected to meet with Spanish minister Juan Gil in Geneva on Monday.", ClaimKind.Meeting).ShouldHaveSingleItem()
            .Parties.Select(party => party.Name).ShouldBe(["Norway", "Spain"], ignoreOrder: true);

    [Fact]
    public void A_country_in_capitals_that_opens_a_page_is_no_place_of_a_meeting() =>
        Reading.Of("NORWAY - A second round of talks between Norway and Spain was held on Friday.", ClaimKind.Meeting).ShouldHaveSingleItem().Place.ShouldBeNull();

    [Fact]
    public void A_town_in_small_letters_before_an_agency_opens_a_report() =>
        Reading.Of("Rome (Reuter) - Negotiators of Norway and Spain held talks on Friday.", ClaimKind.Meeting).ShouldHaveSingleItem().Place.ShouldBe("Rome");

    [Theory]
    [InlineData("Brexit negotiations took a sudden step backwards on Thursday, Norway said.")]
    [InlineData("Anna Berg arrived in Geneva on Monday to brief Norwegian ambassadors on the negotiations.")]
    [InlineData("Norway and Spain may go on, with future talks possibly to be held in Nairobi.")]
    public void Talks_that_only_move_are_spoken_of_or_thought_of_are_no_meeting(string text) => Reading.Of(text, ClaimKind.Meeting).ShouldBeEmpty();

    [Fact]
    public void Who_mediates_talks_is_not_who_met() =>
        Reading.Of("Talks between Norway and Spain, mediated by Switzerland, were held in Geneva on Friday.", ClaimKind.Meeting).ShouldHaveSingleItem()
            .Parties.Select(party => party.Name).ShouldBe(["Norway", "Spain"], ignoreOrder: true);

    [Theory]
    [InlineData("Havana – The Norwegian and Spanish governments held talks on Friday.", "Havana")]
    [InlineData("BOGOTA, Jan 9 (Reuters) The Norwegian and Spanish governments held talks on Friday.", "Bogota")]
    public void A_report_may_open_with_its_place_in_many_ways(string text, string place) => Reading.Of(text, ClaimKind.Meeting).ShouldHaveSingleItem().Place.ShouldBe(place);
}
