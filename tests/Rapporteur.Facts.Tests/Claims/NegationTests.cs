using Rapporteur.Facts.Claims;

namespace Rapporteur.Facts.Tests.Claims;

public class NegationTests
{
    [Theory]
    [InlineData("Norway agreed to reopen the border.", "Norway did not agree to reopen the border.")]
    [InlineData("Norway and Spain agreed to exchange prisoners.", "Norway and Spain failed to agree to exchange prisoners.")]
    [InlineData("Norway and Spain agreed to exchange prisoners.", "Norway and Spain never agreed to exchange prisoners.")]
    [InlineData("Norway has agreed to a ceasefire.", "Norway has not agreed to a ceasefire.")]
    [InlineData("Norway and Spain reached an agreement to exchange prisoners.", "There are no indications of a ceasefire agreement between Norway and Spain.")]
    [InlineData("Both Norway and Spain agreed to open the crossing.", "Neither Norway nor Spain agreed to open the crossing.")]
    public void What_was_denied_was_not_agreed(string affirmed, string denied)
    {
        Reading.Of(affirmed, ClaimKind.Agreed).ShouldNotBeEmpty();
        Reading.Of(denied, ClaimKind.Agreed).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Norway demanded the return of the islands.", "Norway did not demand the return of the islands.")]
    [InlineData("Norway demanded the return of the islands.", "Norway never demanded the return of the islands.")]
    [InlineData("Norway is demanding sanctions relief.", "Norway is no longer demanding sanctions relief.")]
    public void What_is_not_demanded_is_no_demand(string affirmed, string denied)
    {
        Reading.Of(affirmed, ClaimKind.Demand).ShouldNotBeEmpty();
        Reading.Of(denied, ClaimKind.Demand).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Norway rejected the presence of foreign troops.", "Norway did not reject the presence of foreign troops.")]
    [InlineData("Norway has ruled out direct talks.", "Norway has not ruled out direct talks.")]
    [InlineData("Norway will not accept a buffer zone.", "Norway will accept a buffer zone.")]
    public void A_denied_refusal_is_no_red_line_and_a_denied_acceptance_is_one(string refused, string open)
    {
        Reading.Of(refused, ClaimKind.RedLine).ShouldHaveSingleItem().Party!.Name.ShouldBe("Norway");
        Reading.Of(open, ClaimKind.RedLine).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Norway offered to release ten prisoners.", "Norway did not offer to release ten prisoners.")]
    [InlineData("Norway proposed a joint patrol.", "Norway never proposed a joint patrol.")]
    public void What_was_not_offered_is_no_proposal(string affirmed, string denied)
    {
        Reading.Of(affirmed, ClaimKind.Proposal).ShouldNotBeEmpty();
        Reading.Of(denied, ClaimKind.Proposal).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Until the last minute Norway had refused to attend.")]
    [InlineData("Norway signalled it will not budge.")]
    [InlineData("Norway said the operation would not begin until Monday.")]
    public void Who_stays_away_stands_firm_or_waits_has_refused_nothing_of_substance(string text) => Reading.Of(text, ClaimKind.RedLine).ShouldBeEmpty();

    [Fact]
    public void A_refusal_ends_where_the_next_thing_is_said() =>
        Reading.Whats("Norway said it would not stop the patrols and that it had seen ten ships.", ClaimKind.RedLine).ShouldBe(["Norway: stop the patrols"]);
}
