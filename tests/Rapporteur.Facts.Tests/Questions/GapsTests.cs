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
        gap.Positions.Select(position => position.Party!.Name).ShouldBe(["Ruritania", "Freedonia"]);
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
        report.OneSided.ShouldHaveSingleItem().Id.ShouldBe("corridor");
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
