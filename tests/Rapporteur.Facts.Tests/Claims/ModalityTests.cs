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

    [Theory]
    [InlineData("The meeting was due to be followed by one at which a peace treaty was signed.")]
    [InlineData("Norway wants disputes resolved before agreeing to a truce.")]
    [InlineData("Norway may release prisoners, provided Spain agrees to a full truce.")]
    [InlineData("Norway and Spain have yet to agree on a truce.")]
    [InlineData("Key issues have yet to be fully agreed upon.")]
    [InlineData("They met in the hotel where the treaty was signed six years ago.")]
    public void What_is_due_conditional_or_yet_to_come_is_not_agreed(string text) => Reading.Of(text, ClaimKind.Agreed).ShouldBeEmpty();

    [Theory]
    [InlineData("The Free Army Front (FAF) said it would only sign a deal if Norway halts fire first.", "Norway halts fire first")]
    [InlineData("The Free Army Front (FAF) said it would not join new talks until Norway opened the road.", "Norway opened the road")]
    [InlineData("The Free Army Front (FAF) warned it could leave the talks unless Norway opens the road.", "Norway opens the road")]
    public void What_a_side_makes_its_step_depend_on_is_wanted(string text, string what) =>
        Reading.Whats(text, ClaimKind.Demand).ShouldBe([$"Free Army Front: {what}"]);

    [Fact]
    public void What_was_agreed_that_sides_should_do_is_wanted_no_longer() =>
        Reading.Of("Norway and Spain agreed that their troops should leave the valley, they said in a statement.", ClaimKind.Demand).ShouldBeEmpty();

    [Fact]
    public void Readiness_to_accept_is_an_offer_and_refusal_to_accept_none() =>
        Reading.Whats("Norway is willing to accept the border. Spain is not willing to accept the border.", ClaimKind.Proposal).ShouldBe(["Norway: accept the border"]);

    [Fact]
    public void What_a_mediator_is_still_trying_to_have_agreed_is_not_agreed() =>
        Reading.Of("The African Union has been helping to get Norway and Spain to agree again on power sharing.", ClaimKind.Agreed).ShouldBeEmpty();

    [Fact]
    public void What_a_plan_would_do_is_proposed_item_by_item() =>
        Reading.Whats("The Norwegian plan would leave the king in office and return the minister to his post.", ClaimKind.Proposal)
            .ShouldBe(["Norway: leave the king in office", "Norway: return the minister to his post"]);

    [Fact]
    public void Who_insists_that_something_would_happen_only_says_so() =>
        Reading.Of("Norway insisted that the truce would be signed with Spain.", ClaimKind.Demand).ShouldBeEmpty();

    [Fact]
    public void What_one_side_agrees_to_at_a_price_is_its_offer()
    {
        const string text = "The Free Army Front (FAF) has agreed to release nine hostages in exchange for a truce, an official said.";

        Reading.Of(text, ClaimKind.Agreed).ShouldBeEmpty();
        Reading.Of(text, ClaimKind.Proposal).ShouldHaveSingleItem().Party!.Name.ShouldBe("Free Army Front");
    }

    [Fact]
    public void That_an_agreement_cannot_be_reached_is_no_agreement() =>
        Reading.Of("Norway's stance has prevented an agreement to be reached on the issue.", ClaimKind.Agreed).ShouldBeEmpty();
}
