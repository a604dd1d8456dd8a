using Rapporteur.Facts.Claims;

namespace Rapporteur.Facts.Tests.Claims;

public class ModalityTests
{
    [Theory]
    [InlineData("Norway and Spain agreed to exchange prisoners.")]
    [InlineData("Norway and Spain signed a border treaty in Vienna.")]
    public void What_the_text_says_happened_is_stated(string text) =>
        Reading.Of(text, ClaimKind.Agreed).ShouldHaveSingleItem().Modality.ShouldBe(Modality.Stated);

    [Theory]
    [InlineData("Norway and Spain will sign a border treaty next week.")]
    [InlineData("Norway and Spain are expected to sign a border treaty next week.")]
    [InlineData("Norway and Spain plan to sign a border treaty.")]
    [InlineData("Norway and Spain may sign a border treaty.")]
    [InlineData("Norway and Spain could sign a border treaty if the talks succeed.")]
    [InlineData("Norway and Spain are likely to sign a border treaty.")]
    [InlineData("If Norway and Spain sign a border treaty, the crossing will reopen.")]
    [InlineData("Norway would agree to a ceasefire if Spain withdrew.")]
    public void What_is_to_come_or_only_supposed_is_never_stated_as_agreed(string text) =>
        Reading.Of(text, ClaimKind.Agreed).ShouldAllBe(claim => claim.Modality != Modality.Stated);

    [Theory]
    [InlineData("Norway and Spain will meet in Vienna on Tuesday.", Modality.Planned)]
    [InlineData("Norway and Spain met in Vienna on Tuesday.", Modality.Stated)]
    public void A_meeting_that_is_to_come_is_planned(string text, Modality modality) =>
        Reading.Of(text, ClaimKind.Meeting).ShouldHaveSingleItem().Modality.ShouldBe(modality);

    [Theory]
    [InlineData("Norway will likely demand the return of the islands.", Modality.Speculated)]
    [InlineData("Norway demands the return of the islands.", Modality.Stated)]
    public void A_demand_that_is_only_likely_is_speculated(string text, Modality modality) =>
        Reading.Of(text, ClaimKind.Demand).ShouldHaveSingleItem().Modality.ShouldBe(modality);

    [Fact]
    public void A_question_claims_nothing() => Reading.Of("Did Norway agree to withdraw its troops?", ClaimKind.Agreed).ShouldBeEmpty();
}
