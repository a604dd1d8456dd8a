using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Questions;
using static Rapporteur.Facts.Tests.Papers;

namespace Rapporteur.Facts.Tests.Questions;

public class GapsTests
{
    [Fact]
    public void A_subject_on_which_two_parties_positions_differ_is_a_gap_with_both_side_by_side()
    {
        var gap = Base(Paper("a.txt",
            ("Ruritania wants a buffer zone.", Says(ClaimKind.Demand, "Ruritania", "a buffer zone under its control")),
            ("Freedonia offers a demilitarized zone.", Says(ClaimKind.Proposal, "Freedonia", "a demilitarized zone")))).Gaps().Gaps.ShouldHaveSingleItem();

        gap.Subject.Id.ShouldBe("buffer-zone");
        gap.Positions.Select(position => position.Party!.Name).ShouldBe(["Freedonia", "Ruritania"]);
    }

    [Fact]
    public void What_both_parties_want_alike_is_no_gap()
    {
        Base(Paper("a.txt",
            ("Ruritania wants a ceasefire.", Says(ClaimKind.Demand, "Ruritania", "a ceasefire")),
            ("Freedonia wants a ceasefire.", Says(ClaimKind.Demand, "Freedonia", "a ceasefire")))).Gaps().Gaps.ShouldBeEmpty();
    }

    [Fact]
    public void What_a_document_calls_a_gap_is_one_without_any_position()
    {
        Base(Paper("a.txt", ("They differ on borders.", Says(ClaimKind.Gap, "", "the border"))))
            .Gaps().Gaps.ShouldHaveSingleItem().Called.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_red_line_is_a_gap_though_the_other_side_is_not_heard()
    {
        Base(Paper("a.txt", ("Ruritania rejects sanctions.", Says(ClaimKind.RedLine, "Ruritania", "sanction")))).Gaps().Gaps.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_demand_of_one_side_alone_is_named_and_is_no_gap()
    {
        var report = Base(Paper("a.txt", ("Ruritania wants aid.", Says(ClaimKind.Demand, "Ruritania", "humanitarian aid")))).Gaps();

        report.Gaps.ShouldBeEmpty();
        report.OneSided.ShouldHaveSingleItem().What.ShouldBe("humanitarian aid");
    }

    [Fact]
    public void What_one_side_wants_and_both_agreed_on_is_no_wish_of_one_side()
    {
        Base(Paper("a.txt",
            ("Ruritania wants aid.", Says(ClaimKind.Demand, "Ruritania", "humanitarian aid")),
            ("They agreed on aid.", Says(ClaimKind.Agreed, "Freedonia, Ruritania", "humanitarian aid")))).Gaps().OneSided.ShouldBeEmpty();
    }

    [Fact]
    public void A_word_of_no_list_is_no_subject_that_a_side_is_silent_on()
    {
        Base(Paper("a.txt", ("Ruritania wants a house.", Says(ClaimKind.Demand, "Ruritania", "a house")))).Gaps().OneSided.ShouldBeEmpty();
    }

    [Fact]
    public void A_gap_names_the_sides_whose_position_nobody_states()
    {
        var gap = Base(Paper("a.txt",
            ("Ruritania rejects sanctions.", Says(ClaimKind.RedLine, "Ruritania", "any sanction")),
            ("Freedonia wants aid.", Says(ClaimKind.Demand, "Freedonia", "humanitarian aid")))).Gaps().Gaps.ShouldHaveSingleItem();

        gap.Unstated.Select(party => party.Name).ShouldBe(["Freedonia"]);
    }

    [Fact]
    public void Parties_that_sit_at_different_tables_are_not_kept_apart_by_what_they_want_there()
    {
        var report = Base(
            Paper("a.txt",
                ("Ruritania wants a ceasefire at once.", Says(ClaimKind.Demand, "Ruritania", "a ceasefire at once")),
                ("Ruritania and Freedonia agreed to meet.", Says(ClaimKind.Agreed, "Freedonia, Ruritania", "exchange maps"))),
            Paper("b.txt",
                ("Elbonia wants a ceasefire without a term.", Says(ClaimKind.Demand, "Elbonia", "a ceasefire without any term")),
                ("Elbonia and Syldavia agreed to trade.", Says(ClaimKind.Agreed, "Elbonia, Syldavia", "trade timber")))).Gaps();

        report.Gaps.ShouldBeEmpty();
    }

    [Fact]
    public void Documents_that_share_two_sides_are_about_one_negotiation()
    {
        var gap = Base(
            Paper("a.txt",
                ("Ruritania wants a ceasefire at once.", Says(ClaimKind.Demand, "Ruritania", "a ceasefire at once")),
                ("They agreed to meet.", Says(ClaimKind.Agreed, "Freedonia, Ruritania", "exchange maps"))),
            Paper("b.txt",
                ("Freedonia wants a truce of five days.", Says(ClaimKind.Demand, "Freedonia", "a ceasefire of five days")),
                ("They agreed to trade.", Says(ClaimKind.Agreed, "Freedonia, Ruritania", "trade timber")))).Gaps().Gaps.ShouldHaveSingleItem();

        gap.Talks.ToString().ShouldBe("Freedonia and Ruritania");
    }

    [Fact]
    public void A_demand_that_is_only_supposed_makes_no_gap()
    {
        var supposed = Says(ClaimKind.Demand, "Freedonia", "free trade");

        Base(Paper("a.txt",
            ("Ruritania wants gas.", Says(ClaimKind.Demand, "Ruritania", "gas")),
            ("Freedonia may want trade.", claim => supposed(claim) with { Modality = Modality.Speculated }))).Gaps().Gaps.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_off_the_agenda_is_listed_apart()
    {
        Base(Paper("a.txt", ("Elections are off the agenda.", Says(ClaimKind.OffAgenda, "", "election"))))
            .Gaps().OffAgenda.ShouldHaveSingleItem().What.ShouldBe("election");
    }
}
