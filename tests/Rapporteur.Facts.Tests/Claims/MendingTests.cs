using Rapporteur.Facts.Claims;

namespace Rapporteur.Facts.Tests.Claims;

/// <summary>What a reader sees where the parse went wrong.</summary>
public class MendingTests
{
    [Fact]
    public void A_demand_without_that_has_each_of_its_clauses() =>
        Reading.Whats("Spain, which is demanding Norway freezes its naval programme and discards its stockpile of mines, has said little.", ClaimKind.Demand)
            .ShouldBe(["Spain: Norway freezes its naval programme", "Spain: discards its stockpile of mines"]);

    [Fact]
    public void What_is_said_after_the_talks_is_said_and_not_of_the_talks()
    {
        var claim = Reading.Of("Norway is yet to answer, but said prior to the talks that it would not withdraw its troops from the islands.", ClaimKind.RedLine).ShouldHaveSingleItem();

        claim.Party!.Name.ShouldBe("Norway");
        claim.What.ShouldBe("withdraw its troops from the islands");
    }

    [Fact]
    public void What_stands_right_behind_a_verb_of_saying_is_what_is_said() =>
        Reading.Whats("But Norway has rejected the demand and signalled it would not sign a deal without security guarantees.", ClaimKind.RedLine)
            .ShouldContain("Norway: sign a deal without security guarantees");

    [Theory]
    [InlineData("Iceland insisted Norwegian rebels must withdraw from the islands.")]
    [InlineData("Exiled Icelandic President Jon Palsson set out his terms in a letter, insisting Norwegian rebels must withdraw from the islands.")]
    [InlineData("Icelandic President Jon Palsson laid out his government's demands to attend the talks in a letter to the mediators, insisting Norwegian rebels must withdraw from the islands.")]
    public void What_somebody_insists_on_is_wanted_by_who_acts_in_the_sentence(string text) =>
        Reading.Whats(text, ClaimKind.Demand).ShouldContain("Iceland: Norwegian rebels must withdraw from the islands");

    [Fact]
    public void All_who_argue_want_it() =>
        Reading.Whats("Norway, Spain and Chile argue that other groups should not be part of the truce.", ClaimKind.Demand).Length.ShouldBe(3);

    [Fact]
    public void A_strange_name_that_opens_a_sentence_is_who_does_it() =>
        Reading.Whats("Yerevan, meanwhile, ruled out any transfer of land to Azerbaijan.", ClaimKind.RedLine).ShouldBe(["Armenia: any transfer of land to Azerbaijan"]);

    [Fact]
    public void A_country_of_two_words_is_where_one_meets()
    {
        var meeting = Reading.Of("Norway and Spain met in the Dominican Republic on Friday.", ClaimKind.Meeting).ShouldHaveSingleItem();

        meeting.Place.ShouldBe("Dominican Republic");
    }

    [Theory]
    [InlineData("Norway and Spain are talking, and it is not clear whether they want a long war.")]
    [InlineData("Norway must rule out strikes if it wants to resume talks.")]
    [InlineData("It is not yet clear if Norway will insist that the photographs are published.")]
    [InlineData("It is not yet clear if Norway will insist that the photographs have to be published.")]
    public void What_a_party_may_want_is_no_demand(string text) =>
        Reading.Whats(text, ClaimKind.Demand).ShouldNotContain(what => what.Contains("long war") || what.Contains("resume talks") || what.Contains("photographs"));

    [Fact]
    public void A_question_in_quotation_marks_claims_nothing() =>
        Reading.Of("Norwegian Foreign Minister Anna Berg said: \"Why should we agree to a withdrawal from the islands?\"", ClaimKind.Agreed).ShouldBeEmpty();

    [Theory]
    [InlineData("The war ended in an armistice, not a peace treaty, signed by Norway.")]
    [InlineData("Clear the mines, as agreed by Norway, to protect civilian lives.")]
    [InlineData("The insistence of Norway has prevented an agreement to exchange prisoners.")]
    [InlineData("The resolution called on Norway to withdraw from the islands.")]
    public void What_only_looks_like_an_agreement_is_none(string text) => Reading.Of(text, ClaimKind.Agreed).ShouldBeEmpty();

    [Theory]
    [InlineData("The resolution was weak, aid groups said. But Norwegian officials said the resolution was weak and urged further action.")]
    [InlineData("Norwegian Foreign Minister Anna Berg said: “This is the moment for solutions” and urged further action.")]
    public void Who_says_the_one_thing_says_what_is_joined_to_it(string text) => Reading.Whats(text, ClaimKind.Demand).ShouldContain("Norway: further action");

    [Theory]
    [InlineData("Norway turned down the plan for a corridor.", "Norway: the plan for a corridor")]
    [InlineData("Norway is not prepared to leave the islands.", "Norway: leave the islands")]
    [InlineData("Norway has no intention of leaving the islands.", "Norway: leaving the islands")]
    [InlineData("Norway is opposed to a corridor through the valley.", "Norway: a corridor through the valley")]
    public void A_refusal_has_many_words(string text, string what) => Reading.Whats(text, ClaimKind.RedLine).ShouldBe([what]);

    [Theory]
    [InlineData("Norway told Spain to leave the islands.", true)]
    [InlineData("Norway told reporters to leave the room.", false)]
    public void What_one_side_tells_the_other_to_do_is_wanted(string text, bool isDemand) => Reading.Of(text, ClaimKind.Demand).Any().ShouldBe(isDemand);

    [Fact]
    public void A_deal_that_one_side_says_it_will_reach_is_nothing_that_it_offers() =>
        Reading.Of("Norway said it would reach a deal on the islands with Spain.", ClaimKind.Proposal).ShouldBeEmpty();

    [Fact]
    public void Each_item_of_a_list_of_things_that_a_deal_must_hold_is_wanted() =>
        Reading.Whats("Norway insisted that any agreement must include a permanent ceasefire, a complete withdrawal from the islands, the return of residents to their homes, and a serious exchange of prisoners.", ClaimKind.Demand).Length.ShouldBe(4);

    [Fact]
    public void Demands_that_the_other_side_refuses_are_told_item_by_item() =>
        Reading.Whats("Talks have been at a deadlock due to Spain's refusal to agree to Norway's demands for a permanent ceasefire, the withdrawal of its forces, the return of all residents to the north and the lifting of a blockade.", ClaimKind.Demand)
            .ShouldBe(["Norway: a permanent ceasefire", "Norway: the withdrawal of its forces", "Norway: the return of all residents to the north", "Norway: the lifting of a blockade"]);

    [Fact]
    public void Talks_that_are_resumed_are_talks() =>
        Reading.Of("VIENNA (AP) — Negotiators in Vienna resumed talks Monday over reviving Norway's deal with Spain.", ClaimKind.Meeting).ShouldHaveSingleItem().Place.ShouldBe("Vienna");

    [Fact]
    public void A_demand_that_is_refused_is_wanted_by_the_one_and_refused_by_the_other()
    {
        const string text = "Spain had refused Norway's demand to remove its guards from the list.";

        Reading.Whats(text, ClaimKind.Demand).ShouldBe(["Norway: remove its guards from the list"]);
        Reading.Whats(text, ClaimKind.RedLine).ShouldBe(["Spain: remove its guards from the list"]);
    }

    [Fact]
    public void A_sticking_point_may_stand_behind_what_it_is() =>
        Reading.Whats("Discussions on state aid, the other principal sticking point, went on.", ClaimKind.Gap).ShouldBe([": state aid"]);

    [Fact]
    public void Key_issues_name_no_gap() => Reading.Of("The two sides remain very far apart on the key issues.", ClaimKind.Gap).ShouldBeEmpty();

    [Fact]
    public void Work_that_needs_to_be_done_is_asked_of_nobody() =>
        Reading.Of("Norwegian Foreign Minister Anna Berg said that more work would need to be done.", ClaimKind.Demand).ShouldBeEmpty();

    [Theory]
    [InlineData("* talks * - agreed ! ???")]
    [InlineData("--- , talks with Norway ,")]
    [InlineData("=) agreed on X :-(")]
    [InlineData(", according to , said .")]
    [InlineData("( Norway ) , which , unless")]
    public void Marks_without_sense_are_read_without_fault(string text) => Reading.Read($"Norway and Spain met. {text}").ShouldNotBeNull();
}
