using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Parties;

namespace Rapporteur.Facts.Tests.Claims;

/// <summary>What articles that nobody had looked at before were read wrong in, told with other names.</summary>
public class StrangeArticleTests
{
    [Theory]
    [InlineData("Norway was pushing to settle the old disputes before agreeing to a new round.")]
    [InlineData("Norway wants to see the maps before signing the ceasefire agreement.")]
    public void What_somebody_wants_to_come_first_leaves_the_deal_open(string text) =>
        Reading.Of(text, ClaimKind.Agreed).ShouldBeEmpty();

    [Theory]
    [InlineData("Norway demanded that Spain agree to a truce.", "Norway: Spain agree to a truce")]
    [InlineData("Norway has demanded that Spain accept a buffer zone.", "Norway: Spain accept a buffer zone")]
    public void A_demand_that_somebody_agree_is_one(string text, string demand) =>
        Reading.Whats(text, ClaimKind.Demand).ShouldBe([demand]);

    [Theory]
    [InlineData("Norway reiterated its demand for Spain to withdraw from the islands.")]
    [InlineData("Norway repeated its call for Spain to withdraw from the islands.")]
    public void A_demand_for_somebody_to_act_is_that_they_do_and_not_theirs(string text) =>
        Reading.Whats(text, ClaimKind.Demand).ShouldBe(["Norway: Spain to withdraw from the islands"]);

    [Fact]
    public void No_further_demands_are_none() =>
        Reading.Of("Norway said it made no further demands to Spain.", ClaimKind.Demand).ShouldBeEmpty();

    [Fact]
    public void Ideas_that_are_not_told_are_no_proposal() =>
        Reading.Of("Norway put forward many interesting ideas.", ClaimKind.Proposal).ShouldBeEmpty();

    [Theory]
    [InlineData("The main points on the agenda include the border, Norway said.")]
    [InlineData("Norway and Spain have yet to reach a consensus on key issues.")]
    public void Points_that_are_not_named_are_no_gap(string text) =>
        Reading.Of(text, ClaimKind.Gap).ShouldBeEmpty();

    [Theory]
    [InlineData("Norway and Spain are battling to meet a deadline of the end of April.")]
    [InlineData("“We cannot bring the talks in Geneva to an end on Friday,” Norway said.")]
    public void Deadlines_and_what_cannot_be_held_are_no_meeting(string text) =>
        Reading.Of(text, ClaimKind.Meeting).ShouldBeEmpty();

    [Theory]
    [InlineData("Norway and Spain held Darfur talks in Geneva on Friday.", "Geneva")]
    [InlineData("On Friday, Norway and Spain held Vienna talks.", "Vienna")]
    public void Talks_named_for_a_region_are_about_it_and_those_named_for_a_town_are_there(string text, string place) =>
        Reading.Of(text, ClaimKind.Meeting).ShouldHaveSingleItem().Place.ShouldBe(place);

    [Fact]
    public void The_day_of_a_saying_is_no_day_of_talks() =>
        Reading.Of("Ambassador Ola Lindqvist, head of Norway’s delegation to peace talks in Vienna, said on Friday the border was open.", ClaimKind.Meeting)
            .ShouldHaveSingleItem().Date.ShouldBeNull();

    [Theory]
    [InlineData("Norway’s UN ambassador Ola Lindqvist, head of its delegation to the talks with Spain, said on Friday the border was open.")]
    [InlineData("Norway said its chief negotiator, Ola Lindqvist, met Spanish envoys in Vienna.")]
    public void Who_is_called_head_of_a_team_or_chief_negotiator_leads_it(string text)
    {
        var lead = Reading.Of(text, ClaimKind.Delegate).ShouldHaveSingleItem();

        (lead.Person, lead.Party!.Name, lead.Part).ShouldBe(("Ola Lindqvist", "Norway", DelegatePart.Lead));
    }

    [Fact]
    public void A_first_name_that_is_a_capital_too_names_no_state()
    {
        var meeting = Reading.Of("Fresh rounds of meetings will begin on January 18, said Spanish ambassador Santiago Lindqvist, who chairs the talks with Norway.", ClaimKind.Meeting).ShouldHaveSingleItem();

        meeting.Parties.Select(party => party.Name).ShouldNotContain("Chile");
    }

    [Fact]
    public void Where_many_parties_talk_nobody_is_given_one_by_guess() =>
        Reading.Delegates("Negotiators from Norway, Spain, Japan and India met in Vienna. Norway and Spain, and Japan and India, spoke. Tom Lindqvist met Spanish President Ana Roca in Vienna.")
            .ShouldBe(["Ana Roca (Spain)"]);

    [Fact]
    public void A_mark_of_quotation_without_its_fellow_is_left_out_of_what_is_claimed() =>
        Reading.Whats("\"Norway reiterates its readiness to implement\" the plan of the mediators, its minister said.", ClaimKind.Proposal)
            .ShouldBe(["Norway: implement the plan of the mediators"]);

    [Fact]
    public void Warring_factions_are_the_sides_and_groups_in_general_no_one_of_them()
    {
        const string Before = "The Taliban fight the government of Spain. Spain and the Taliban met in Vienna. Talks between Spain and the Taliban went on. ";

        Reading.Whats(Before + "The warring factions in Spain agreed to a ceasefire.", ClaimKind.Agreed).ShouldBe(["Spain, Taliban: a ceasefire"]);
        Reading.Of(Before + "More than 30 rebel groups signed a pledge to disarm.", ClaimKind.Agreed).ShouldAllBe(claim => claim.Parties.Length == 0);
    }

    [Fact]
    public void Of_two_subjects_joined_by_and_both_agree() =>
        Reading.Whats("Norway and the Taliban rebel group inked a crucial agreement for ceasefire monitoring on Tuesday.", ClaimKind.Agreed)
            .ShouldBe(["Norway, Taliban: ceasefire monitoring"]);

    [Fact]
    public void Whom_a_clause_only_points_at_is_no_demand() =>
        Reading.Of("The deal also addressed the prisoners, whom Norway wanted freed.", ClaimKind.Demand).ShouldBeEmpty();

    [Theory]
    [InlineData("A Norwegian official denied reports that Foreign Minister Anna Berg would meet Spanish officials in Vienna on Friday.")]
    public void A_meeting_that_is_denied_is_none(string text) => Reading.Of(text, ClaimKind.Meeting).ShouldBeEmpty();

    [Theory]
    [InlineData("Norway refused to talk with journalists about the border.")]
    [InlineData("Norway refused to comment on the border.")]
    public void What_the_press_is_refused_is_no_red_line(string text) => Reading.Of(text, ClaimKind.RedLine).ShouldBeEmpty();

    [Fact]
    public void An_intention_to_reach_a_deal_is_no_deal() =>
        Reading.Of("Norway says that it does not see Spain having any intention of reaching a deal on the border.", ClaimKind.Agreed).ShouldBeEmpty();

    [Fact]
    public void An_agreement_with_somebody_on_a_matter_is_about_the_matter() =>
        Reading.Of("Norway has reached an agreement with Spain on a border dispute after 20 years of talks.", ClaimKind.Agreed)
            .ShouldHaveSingleItem().What.ShouldBe("a border dispute");

    [Fact]
    public void What_could_not_be_agreed_is_open_for_certain() =>
        Reading.Of("Norway and Spain could not reach any agreement on demilitarization of the glacier.", ClaimKind.Gap)
            .ShouldHaveSingleItem().Modality.ShouldBe(Modality.Stated);

    [Fact]
    public void Whose_capital_hosts_the_talks_is_no_side_of_them() =>
        Reading.Of("Spain and Norway held talks on Monday in Peru's capital, Lima. In the Peruvian capital, both sides agreed to a truce.", ClaimKind.Agreed)
            .ShouldHaveSingleItem().Parties.Select(party => party.Name).ShouldBe(["Norway", "Spain"], ignoreOrder: true);

    [Fact]
    public void Talks_named_for_a_capital_are_not_its_states() =>
        Reading.Of("Norway and Spain sent envoys. Diplomats stressed that the Lima talks are preliminary.", ClaimKind.Meeting)
            .ShouldAllBe(claim => claim.Parties.All(party => party.Name != "Peru"));

    [Fact]
    public void What_a_parliament_must_approve_is_not_agreed() =>
        Reading.Of("The EU must approve any fishing deal with Norway.", ClaimKind.Agreed).ShouldBeEmpty();

    [Fact]
    public void Mediators_whose_proposals_are_refused_are_not_refused_themselves() =>
        Reading.Whats("Norway bluntly opposed all proposals by Spain or the Peruvian mediators.", ClaimKind.RedLine)
            .ShouldBe(["Norway: all proposals by Spain or the Peruvian mediators"]);

    [Fact]
    public void Proposals_that_the_sides_are_asked_for_are_not_there_yet() =>
        Reading.Of("Norway and Spain have been asked to supply mediators with proposals for a truce.", ClaimKind.Proposal).ShouldBeEmpty();

    [Theory]
    [InlineData("Ola Lindqvist, a member of the Norwegian delegation, was quoted as confirming a truce.", DelegatePart.Member)]
    [InlineData("Ola Lindqvist is Norway's chief negotiator in this round of talks.", DelegatePart.Lead)]
    public void Who_is_said_to_be_of_a_team_sits_in_it(string text, DelegatePart part) =>
        Reading.Of(text, ClaimKind.Delegate).ShouldHaveSingleItem().Part.ShouldBe(part);

    [Theory]
    [InlineData("Fish has become one of the most contentious issues of the talks between Norway and Spain.", "Fish")]
    [InlineData("Issues related to the exchange of prisoners had been a sticking point during the talks as the rebels insisted on having all prisoners released.", "Issues related to the exchange of prisoners")]
    public void What_is_called_a_contentious_issue_is_the_gap(string text, string gap) =>
        Reading.Of(text, ClaimKind.Gap).ShouldHaveSingleItem().What.ShouldBe(gap);

    [Fact]
    public void Who_stands_beside_an_impasse_is_no_issue() =>
        Reading.Of("While the mediators look for a way to break the impasse on the issue, Norway and Spain are sticking to their guns.", ClaimKind.Gap).ShouldBeEmpty();

    [Theory]
    [InlineData("Norway and Spain agreed to set up a hotline between their ministers as the two neighbours look to calm their border.", ClaimKind.Agreed, "set up a hotline between their ministers")]
    [InlineData("Norway wants to keep its fishing rights in the north, an important issue for the coast.", ClaimKind.Demand, "keep its fishing rights in the north")]
    public void What_is_said_beside_a_content_is_no_part_of_it(string text, ClaimKind kind, string what) =>
        Reading.Of(text, kind).ShouldHaveSingleItem().What.ShouldBe(what);

    [Fact]
    public void Where_an_attendants_office_is_the_meeting_is_not() =>
        Reading.Of("The meeting on Friday was attended by Ola Lindqvist, Norwegian minister of state, and Eva Berg, mediator for the United Nations task force in Darfur.", ClaimKind.Meeting)
            .ShouldHaveSingleItem().Place.ShouldBeNull();

    [Fact]
    public void Talks_that_end_without_an_agreement_agree_nothing() =>
        Reading.Of("The negotiations between Norway and Spain were concluded on Tuesday without an agreement being reached.", ClaimKind.Agreed).ShouldBeEmpty();

    [Fact]
    public void Who_wants_an_agreement_on_something_does_not_want_that_thing() =>
        Reading.Whats("Norway wants a legally binding agreement on the filling of the dam.", ClaimKind.Demand).ShouldBe(["Norway: a legally binding agreement on the filling of the dam"]);

    [Fact]
    public void What_others_would_do_is_refused_and_not_they() =>
        Reading.Whats("Norway rejects Spain, Peru and Chile playing a role in the talks.", ClaimKind.RedLine).ShouldBe(["Norway: Spain, Peru and Chile playing a role in the talks"]);

    [Fact]
    public void Meetings_of_two_clauses_have_each_their_own_place_and_time()
    {
        var meetings = Reading.Of("Negotiations between Norway and Spain began in Lima in November 2022 and a second round will be held in Santiago next year.", ClaimKind.Meeting);

        meetings.Select(meeting => (meeting.Place, meeting.Date?.ToString(), meeting.Modality)).ShouldBe([("Lima", "2022-11", Modality.Stated), ("Santiago", "2027", Modality.Planned)]);
    }

    [Fact]
    public void Communities_that_share_a_word_are_each_themselves() =>
        Reading.Of("Greek and Turkish Cypriot leaders agreed to open a crossing.", ClaimKind.Agreed).ShouldHaveSingleItem().Parties.Select(party => party.Name)
            .ShouldBe(["Greek Cypriots", "Turkish Cypriots"], ignoreOrder: true);

    [Fact]
    public void A_conference_that_is_demanded_is_no_meeting() =>
        Reading.Of("Norway demanded that the withdrawal be discussed at a conference in Geneva.", ClaimKind.Meeting).ShouldBeEmpty();

    [Fact]
    public void One_of_the_major_obstacles_is_what_is_said_of_it() =>
        Reading.Of("One of the major obstacles is the demarcation of the border between Norway and Spain.", ClaimKind.Gap).ShouldHaveSingleItem().What.ShouldBe("the demarcation of the border between Norway and Spain");

    [Fact]
    public void Those_who_forward_proposals_are_no_proposal() =>
        Reading.Of("Norway has responded to the proposals of the Spanish side.", ClaimKind.Proposal).ShouldAllBe(claim => claim.What != "the Spanish side");

    [Fact]
    public void What_two_sides_say_beside_an_accord_is_no_part_of_it() =>
        Reading.Of("Norway and Spain agreed on the first phase of a trade accord, with Norway saying it would hold off on new tariffs.", ClaimKind.Agreed)
            .ShouldContain(claim => claim.What == "the first phase of a trade accord");

    [Fact]
    public void The_two_sides_are_those_who_resume_their_talks_in_the_first_sentence()
    {
        const string Text = "Norway's government and opposition will resume their dialogue on Tuesday. The sides agreed to create a fund for the poor. "
            + "A U.S. official said there was no deal between the U.S. government and Norway. The U.S. government and Norway have no ties. The U.S. drew back.";

        Reading.Of(Text, ClaimKind.Agreed).ShouldHaveSingleItem().Parties.Select(party => party.Name).ShouldBe(["Norway", "opposition"], ignoreOrder: true);
    }

    [Fact]
    public void A_states_warring_parties_are_not_all_the_state() =>
        Reading.Of("Yemen's warring parties have agreed to a prisoner swap, an envoy said. The Houthis had asked for it.", ClaimKind.Agreed)
            .ShouldHaveSingleItem().Parties.Select(party => party.Name).ShouldBe(["Yemen", "Houthis"], ignoreOrder: true);

    [Fact]
    public void Who_brokers_talks_does_not_sit_in_them_as_a_side() =>
        Reading.Of("A Norwegian official spoke less than two hours before UN-brokered peace talks were due to open in Lima.", ClaimKind.Meeting)
            .ShouldAllBe(claim => claim.Parties.All(party => party.Name != "United Nations"));

    [Fact]
    public void Who_hosted_rounds_of_talks_is_where_they_were() =>
        Reading.Of("Mexico hosted multiple rounds of talks between Norway and Spain in 2021.", ClaimKind.Meeting).ShouldHaveSingleItem().Place.ShouldBe("Mexico");

    [Fact]
    public void Who_asks_not_to_be_named_demands_nothing() =>
        Reading.Of("A Norwegian official who requested anonymity to discuss the talks said there was no deal.", ClaimKind.Demand).ShouldBeEmpty();

    [Fact]
    public void A_town_with_its_country_opens_a_report() =>
        Reading.Of("Rimbo, Sweden – Norway agreed to a truce with Spain, an envoy said.", ClaimKind.Agreed).ShouldHaveSingleItem().Parties.ShouldNotContain(new Party("Sweden"));

    [Fact]
    public void Who_stands_beside_somebody_before_the_press_sits_in_no_talks() =>
        Reading.Of("Talks go on. Norwegian Foreign Minister Ola Lindqvist said so at a joint press conference with his Spanish counterpart Juan Gil.", ClaimKind.Delegate).ShouldBeEmpty();

    [Fact]
    public void Who_hosts_talks_is_none_of_the_sides_that_agree() =>
        Reading.Of("Talks between Peru and Chile ended on Friday. Ola Lindqvist and his Chilean counterpart, Juan Gil, opened a round hosted by Norway's foreign minister, and the sides have agreed to go on with it.", ClaimKind.Agreed)
            .ShouldHaveSingleItem().Parties.ShouldNotContain(new Party("Norway"));

    [Fact]
    public void Whoever_follows_a_name_that_is_nobodys_is_not_the_one_before() =>
        Reading.Of("UN envoy Eva Berg met both sides. Anastasiou insisted on first dealing with the border. He has proposed that a police force oversee it.", ClaimKind.Proposal)
            .ShouldAllBe(claim => claim.Party != new Party("United Nations"));
}
