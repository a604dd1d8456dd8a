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
}
