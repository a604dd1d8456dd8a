using Rapporteur.Facts.Claims;

namespace Rapporteur.Facts.Tests.Claims;

public class WhoIsMeantTests
{
    [Fact]
    public void A_group_that_no_list_has_is_a_party_under_its_name_and_under_its_letters() =>
        Reading.Whats("The Southern Unity Movement (SUM) rejected the truce. Norway is in talks with it. The SUM demanded the release of all prisoners.", ClaimKind.Demand)
            .ShouldHaveSingleItem().ShouldEndWith("the release of all prisoners");

    [Fact]
    public void What_stands_in_brackets_behind_other_words_is_no_group() =>
        Reading.Whats("The Oslo Weather Office (SUM) warned of snow. The SUM demanded more money.", ClaimKind.Demand).ShouldBeEmpty();

    [Fact]
    public void An_armed_group_is_a_party_by_the_name_behind_the_words() =>
        Reading.Whats("Talks with the rebel group Northern Dawn began. Northern Dawn demanded the release of all prisoners.", ClaimKind.Demand)
            .ShouldBe(["Northern Dawn: the release of all prisoners"]);

    [Fact]
    public void The_opposition_of_a_state_is_not_the_state() =>
        Reading.Whats("The main Norwegian opposition coalition agreed to release all prisoners.", ClaimKind.Agreed).ShouldBe(["opposition: release all prisoners"]);

    [Fact]
    public void A_speaker_acts_for_the_party_of_the_office_that_the_sentence_before_named() =>
        Reading.Whats("Spain must rule out further strikes, Norway's deputy foreign minister has told reporters.\n\nAnna Berg says Norway hopes for talks.\n\n\"Spain must leave the islands,\" Berg said.", ClaimKind.Demand)
            .ShouldContain("Norway: Spain must leave the islands");

    [Fact]
    public void A_name_without_such_an_office_before_it_acts_for_nobody() =>
        Reading.Of("The weather was fine.\n\nAnna Berg says talks are hard.\n\n\"Spain must leave the islands,\" Berg said.", ClaimKind.Demand).ShouldBeEmpty();

    [Fact]
    public void It_is_whoever_the_nearest_clause_above_is_about() =>
        Reading.Whats("Anna Berg says the Norwegian government has told Spain through mediators it wants a return of the islands.", ClaimKind.Demand)
            .ShouldBe(["Norway: a return of the islands"]);

    [Fact]
    public void A_compromise_wants_nothing_so_the_name_before_which_does() =>
        Reading.Whats("The deal is the result of a compromise between Norway, which had wanted an immediate truce, and Spain.", ClaimKind.Demand)
            .ShouldBe(["Norway: an immediate truce"]);

    [Fact]
    public void Members_of_a_bloc_are_the_bloc() =>
        Reading.Whats("Ambassadors of the ASEAN countries had accepted a truce.", ClaimKind.Agreed).ShouldHaveSingleItem().ShouldContain("Southeast Asian");

    [Theory]
    [InlineData("Until the last minute the opposition Unity Front of the North (UFN) had refused to attend. The UFN wants a date. On Friday the opposition demanded the release of all prisoners.", "Unity Front of the North")]
    [InlineData("The Unity Front of the North (UFN), the main opposition group, arrived. The UFN wants a date. The opposition demanded the release of all prisoners.", "Unity Front of the North")]
    [InlineData("The opposition demanded the release of all prisoners.", "opposition")]
    public void The_opposition_is_the_group_that_is_introduced_as_such(string text, string party) =>
        Reading.Whats(text, ClaimKind.Demand).ShouldContain($"{party}: the release of all prisoners");

    [Fact]
    public void Of_two_groups_that_are_introduced_so_the_opposition_is_none() =>
        Reading.Whats("The opposition Unity Front of the North (UFN) and the opposition Alliance of the South Front (ASF) met. The opposition demanded the release of all prisoners.", ClaimKind.Demand)
            .ShouldBe(["opposition: the release of all prisoners"]);

    [Fact]
    public void He_is_who_spoke_last_even_where_only_the_office_is_named()
    {
        var claim = Reading.Of("Spanish President Juan Gil arrived on Monday.\n\nNorway's deputy foreign minister said the talks were hard. He said Spain must leave the islands.", ClaimKind.Demand).ShouldHaveSingleItem();

        claim.Party!.Name.ShouldBe("Norway");
        claim.Citation.SaidBy.ShouldBe("Norway's deputy foreign minister");
    }

    [Fact]
    public void It_is_the_paper_that_the_sentence_before_is_about() =>
        Reading.Whats("Spain is under pressure. Norway's proposal calls for a joint border commission. It also recommends holding a referendum in the valley.", ClaimKind.Proposal)
            .ShouldBe(["Norway: a joint border commission", "Norway: holding a referendum in the valley"]);

    [Fact]
    public void A_resolution_calls_on_somebody_for_the_council_that_passed_it() =>
        Reading.Whats("The United Nations welcomed the truce. The April resolution called on Norway to leave the islands.", ClaimKind.Demand)
            .ShouldBe(["United Nations: Norway to leave the islands"]);

    [Fact]
    public void An_envoy_for_a_country_is_not_that_countrys() =>
        Reading.Whats("The United Nations envoy for Norway urged restraint.", ClaimKind.Demand).ShouldBe(["United Nations: restraint"]);

    [Fact]
    public void It_is_a_community_that_is_no_party_where_the_clause_is_about_that() =>
        Reading.Of("Norway's envoy Anna Berg arrived. \"The international community has repeatedly said that it expects Spain to show restraint,\" she said.", ClaimKind.Demand).ShouldBeEmpty();

    [Fact]
    public void Their_negotiators_are_those_of_whoever_was_named_last() =>
        Reading.Whats("Norway and the rebel Free Army Front (FAF) met. Spanish envoy Juan Gil told Reuters the talks had failed after top rebel leaders stayed away and their negotiators refused to discuss a truce.", ClaimKind.RedLine)
            .ShouldBe(["Free Army Front: discuss a truce"]);

    [Fact]
    public void Who_says_that_the_warring_sides_agreed_need_not_be_one_of_them() =>
        Reading.Whats("Norway and Spain held a second day of talks. Norway and Spain are at war. Chile's foreign minister, Luis Vera, told reporters the warring sides have agreed to release all prisoners.", ClaimKind.Agreed)
            .ShouldBe(["Norway, Spain: release all prisoners"]);

    [Fact]
    public void Some_members_are_those_that_are_named_and_not_their_union() =>
        Reading.Whats("Some European Union members, especially Norway and Spain, argued that a new round should be held.", ClaimKind.Demand)
            .ShouldBe(["Norway: a new round should be held", "Spain: a new round should be held"]);

    [Fact]
    public void Two_ministers_are_the_two_of_whom_the_document_speaks() =>
        Reading.Whats("The foreign ministers of Norway and Spain met. The two foreign ministers agreed to release all prisoners.", ClaimKind.Agreed).ShouldBe(["Norway, Spain: release all prisoners"]);

    [Fact]
    public void South_American_is_not_American() =>
        Reading.Of("Norway and the South American country agreed to release all prisoners.", ClaimKind.Agreed).ShouldHaveSingleItem().Parties.Select(party => party.Name).ShouldNotContain("United States");

    [Fact]
    public void The_government_is_not_that_of_the_town_where_they_meet() =>
        Reading.Whats("HAVANA, Jan 9 (Reuters) - Norway's government and the Free Army Front (FAF) met in Cuba. In Havana the Norwegian side smiled and the government demanded a date.", ClaimKind.Demand).ShouldBe(["Norway: a date"]);

    [Fact]
    public void The_two_sides_of_a_text_that_hardly_names_anybody_are_nobody() =>
        Reading.Of("The two sides agreed to release all prisoners. Observers from Chile were there.", ClaimKind.Agreed).ShouldHaveSingleItem().Parties.ShouldBeEmpty();
}
