using Rapporteur.Facts.Claims;

namespace Rapporteur.Facts.Tests.Claims;

public class NominalFormTests
{
    [Theory]
    [InlineData("Norway repeated its demand for the return of the islands.", "Norway: the return of the islands")]
    [InlineData("Norway's demand for sanctions relief was discussed in Vienna.", "Norway: sanctions relief")]
    [InlineData("Norway renewed its call for an immediate ceasefire.", "Norway: an immediate ceasefire")]
    public void A_noun_of_demanding_is_a_demand_of_its_owner(string text, string demand) =>
        Reading.Whats(text, ClaimKind.Demand).ShouldBe([demand]);

    [Theory]
    [InlineData("Norway's refusal of foreign troops stalled the talks.", "Norway: foreign troops")]
    [InlineData("Norway repeated its rejection of direct talks.", "Norway: direct talks")]
    [InlineData("Oslo's opposition to a buffer zone is well known.", "Norway: a buffer zone")]
    public void A_noun_of_refusing_is_a_red_line_of_its_owner(string text, string refused) =>
        Reading.Whats(text, ClaimKind.RedLine).ShouldBe([refused]);

    [Theory]
    [InlineData("Norway and Spain reached an agreement to exchange prisoners.", "exchange prisoners")]
    [InlineData("Norway and Spain reached an agreement on the exchange of prisoners.", "the exchange of prisoners")]
    public void An_agreement_to_do_something_is_agreed(string text, string what) =>
        Reading.Of(text, ClaimKind.Agreed).ShouldHaveSingleItem().What.ShouldBe(what);

    [Theory]
    [InlineData("Norway tabled a proposal for joint patrols.", "Norway: joint patrols")]
    [InlineData("Norway's offer of a prisoner exchange is on the table.", "Norway: a prisoner exchange")]
    public void A_noun_of_offering_is_a_proposal_of_its_owner(string text, string offered) =>
        Reading.Whats(text, ClaimKind.Proposal).ShouldBe([offered]);

    [Theory]
    [InlineData("Demand for oil rose in Norway.")]
    [InlineData("The call lasted an hour, Norway said.")]
    [InlineData("Norway's refusal surprised nobody.")]
    public void The_same_noun_in_another_sense_or_without_a_content_says_nothing(string text) =>
        Reading.Read(text).Claims.Where(claim => claim.Kind is ClaimKind.Demand or ClaimKind.RedLine).ShouldBeEmpty();
}
