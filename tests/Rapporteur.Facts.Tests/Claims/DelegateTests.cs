using Rapporteur.Facts.Claims;

namespace Rapporteur.Facts.Tests.Claims;

public class DelegateTests
{
    [Fact]
    public void Everybody_in_a_list_behind_represented_by_is_a_delegate_of_the_party_that_they_represent() =>
        Reading.Delegates("Norway was represented in the talks by the Prime Minister’s military secretary, Anna Berg (a candidate for army chief), Ambassador to Madrid Carl Dahl, and Acting National Security Advisor Eva Falk.")
            .ShouldBe(["Anna Berg (Norway)", "Carl Dahl (Norway)", "Eva Falk (Norway)"]);

    [Fact]
    public void Who_only_comments_on_the_talks_is_no_delegate_however_high() =>
        Reading.Delegates("Norwegian Foreign Minister Anna Berg said on Friday that the talks with Spain were difficult.").ShouldBeEmpty();

    [Theory]
    [InlineData("The Norwegian delegation will be led by Foreign Minister Anna Berg.", DelegatePart.Lead)]
    [InlineData("The Norwegian delegation included Foreign Minister Anna Berg.", DelegatePart.Member)]
    public void A_lead_is_one_only_where_the_text_says_so(string text, DelegatePart part) =>
        Reading.Of(text, ClaimKind.Delegate).ShouldHaveSingleItem().Part.ShouldBe(part);

    [Fact]
    public void People_named_behind_their_verb_took_part_too() =>
        Reading.Delegates("Norway and Spain met in Vienna. Also participating in the meetings were the Swiss envoys, Anna Berg and Carl Dahl.")
            .ShouldBe(["Anna Berg (Switzerland)", "Carl Dahl (Switzerland)"]);

    [Fact]
    public void A_relative_clause_seats_its_noun_and_those_whom_it_met() =>
        Reading.Delegates("Norwegian envoy Anna Berg, who sat with Swiss envoys Carl Dahl and Eva Falk for six hours, praised the talks.")
            .ShouldBe(["Anna Berg (Norway)", "Carl Dahl (Switzerland)", "Eva Falk (Switzerland)"], ignoreOrder: true);

    [Theory]
    [InlineData("Norwegian Prime Minister Anna Berg refused to meet Spanish President Carl Dahl.")]
    [InlineData("Norwegian Prime Minister Anna Berg did not meet Spanish President Carl Dahl.")]
    [InlineData("There was no indication that Norwegian Prime Minister Anna Berg met Spanish President Carl Dahl.")]
    [InlineData("Norwegian Prime Minister Anna Berg could meet Spanish President Carl Dahl.")]
    public void A_meeting_that_was_refused_denied_or_supposed_seats_nobody(string text) =>
        Reading.Delegates(text).ShouldBeEmpty();

    [Fact]
    public void Who_met_both_presidents_did_but_who_spoke_to_reporters_did_not() =>
        Reading.Delegates("Norwegian Prime Minister Anna Berg met Spanish President Carl Dahl in Vienna. Swiss Foreign Minister Eva Falk spoke to reporters.")
            .ShouldBe(["Anna Berg (Norway)", "Carl Dahl (Spain)"]);

    [Fact]
    public void Who_is_replaced_is_told_from_who_takes_the_place()
    {
        var claims = Reading.Of("Changes were made to the Norwegian delegation. In place of Foreign Minister Anna Berg, Ambassador Carl Dahl was appointed.", ClaimKind.Delegate);

        claims.Single(claim => claim.Person == "Anna Berg").Part.ShouldBe(DelegatePart.Replaced);
        claims.Single(claim => claim.Person == "Carl Dahl").Part.ShouldNotBe(DelegatePart.Replaced);
    }

    [Fact]
    public void The_I_of_a_statement_is_whom_its_title_names() =>
        Reading.Delegates("I have just spoken with the Prime Minister of Norway, Anna Berg, and the President of Spain, Carl Dahl. The agreement between Norway and Spain matters to Switzerland.", "Statement by Swiss President Eva Falk on Breakthrough Diplomacy")
            .ShouldBe(["Anna Berg (Norway)", "Carl Dahl (Spain)", "Eva Falk (Switzerland)"], ignoreOrder: true);

    [Fact]
    public void The_owner_of_an_envoy_is_not_the_envoy() =>
        Reading.Delegates("The talks were held with Swiss President Anna Berg's envoy, Carl Dahl.").ShouldNotContain("Anna Berg (Switzerland)");

    [Theory]
    [InlineData("Former Swiss President Anna Berg, who is helping to facilitate the talks between Norway and Spain, arrived on Friday.", "Anna Berg (Switzerland)")]
    [InlineData("The deal between Norway and Spain was signed in the presence of Swiss President Anna Berg.", "Anna Berg (Switzerland)")]
    [InlineData("Norway and Spain met in Vienna, hosted by Austrian Foreign Minister Anna Berg.", "Anna Berg (Austria)")]
    [InlineData("Switzerland's top peace broker Anna Berg welcomed the truce of Norway and Spain.", "Anna Berg (Switzerland)")]
    [InlineData("Norwegian president Anna Berg, who is also involved in the talks, spoke to the press.", "Anna Berg (Norway)")]
    [InlineData("Norwegian Foreign Minister Anna Berg is due in Vienna on Monday to meet with the leaders of Spain.", "Anna Berg (Norway)")]
    [InlineData("The ministers met with Norwegian Foreign Minister Anna Berg and agreed on a text.", "Anna Berg (Norway)")]
    [InlineData("The remarks by Anna Berg, who is also Norway's lead negotiator, came on Friday.", "Anna Berg (Norway)")]
    [InlineData("Anna Berg, Norway's minister for Europe, also participated, a spokesman said.", "Anna Berg (Norway)")]
    public void Who_helps_hosts_comes_to_meet_or_negotiates_by_title_takes_part(string text, string who) => Reading.Delegates(text).ShouldContain(who);

    [Theory]
    [InlineData("Norwegian president Anna Berg, who is also involved in a lawsuit, spoke to the press.")]
    [InlineData("The ministers met with reporters after Norwegian Foreign Minister Anna Berg had left.")]
    [InlineData("Norwegian Foreign Minister Anna Berg participated in the protests.")]
    public void Who_is_busy_elsewhere_takes_no_part(string text) => Reading.Delegates(text).ShouldBeEmpty();

    [Fact]
    public void A_family_name_that_looks_like_a_plural_is_still_the_person() =>
        Reading.Delegates("Norwegian President Anna Santos spoke on Friday.\n\nSantos and the rebels are due to sign a peace agreement in May.").ShouldBe(["Anna Santos (Norway)"]);

    [Theory]
    [InlineData("Norway opened the border. \"It is hard,\" Nils Petersen, head of the government delegation, told a news conference.", "Nils Petersen (Norway)")]
    [InlineData("\"We have talked,\" said Anna Berg, the head of the Norwegian delegation.", "Anna Berg (Norway)")]
    [InlineData("The negotiator for the rebel Donetsk People's Republic, Denis Gorin, blamed the other side.", "Denis Gorin (Donetsk People's Republic)")]
    public void Who_heads_or_negotiates_for_a_team_sits_in_it(string text, string delegates) => Reading.Delegates(text).ShouldBe([delegates]);

    [Fact]
    public void A_team_consists_of_whom_the_sentence_names_behind_it() =>
        Reading.Delegates("The announcement came after the return of the Norwegian delegation, consisting of Norwegian Minister Anna Berg and Norwegian General Nils Dahl.")
            .ShouldBe(["Anna Berg (Norway)", "Nils Dahl (Norway)"]);

    [Fact]
    public void Two_people_whom_their_countries_own_met() =>
        Reading.Delegates("Norway's Anna Berg and Spain's Juan Gil met in Geneva on Thursday.").ShouldBe(["Anna Berg (Norway)", "Juan Gil (Spain)"]);

    [Fact]
    public void A_division_of_a_ministry_is_nobody() =>
        Reading.Delegates("Anna Berg, joint secretary of the East Asia Division of the Norwegian Foreign Ministry, held the third meeting in Oslo.").ShouldBe(["Anna Berg (Norway)"]);

    [Fact]
    public void The_wing_of_a_group_has_a_name_of_its_own() =>
        Reading.Delegates("Norway and the IRA are at war. Mr Nils Adam, the president of the IRA's political wing, Sinn Fein, met Norwegian Foreign Minister Anna Berg.").ShouldContain("Nils Adam (Sinn Fein)");

    [Fact]
    public void An_official_of_a_group_speaks_for_it() =>
        Reading.Whats("Senior Hamas official Omar Nasr told Reuters: \"We demand a full withdrawal.\"", ClaimKind.Demand).ShouldBe(["Hamas: a full withdrawal"]);

    [Fact]
    public void A_series_of_names_before_nothing_that_was_done_is_read_without_fault() =>
        Reading.Delegates("The next round of talks will directly be between President Nils Dahl and opposition leader Juan Gil.").ShouldNotBeNull();

    [Fact]
    public void Who_signs_as_head_of_a_delegation_leads_it() =>
        Reading.Of("Norway and the Free Army Front (FAF) met. The agreement was signed by Anna Berg, head of the Norwegian delegation, and by Nils Dahl, leader of the rebel delegation.", ClaimKind.Delegate)
            .Select(claim => $"{claim.Person} ({claim.Party}) {claim.Part}").ShouldBe(["Anna Berg (Norway) Lead", "Nils Dahl (Free Army Front) Lead"]);
}
