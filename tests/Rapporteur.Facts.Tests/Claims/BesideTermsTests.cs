using Rapporteur.Facts.Claims;

namespace Rapporteur.Facts.Tests.Claims;

/// <summary>What stands beside a term and is none, or belongs to it.</summary>
public class BesideTermsTests
{
    [Fact]
    public void A_position_reaffirmed_beside_an_accord_is_no_term_of_it() =>
        Reading.Whats("Norway agreed to continue negotiations while reaffirming its commitment to a ban on whaling.", ClaimKind.Agreed).ShouldBe(["Norway: continue negotiations"]);

    [Fact]
    public void What_both_sides_reaffirm_is_agreed() =>
        Reading.Whats("Norway and Spain reaffirmed their commitment to a lasting ceasefire.", ClaimKind.Agreed).ShouldBe(["Norway, Spain: a lasting ceasefire"]);

    [Fact]
    public void Whom_a_demand_is_most_for_stays_with_it() =>
        Reading.Whats("Norway is demanding the protection of fishing villages - particularly the northern ones - and a ceasefire.", ClaimKind.Demand)
            .ShouldContain("Norway: the protection of fishing villages - particularly the northern ones");

    [Fact]
    public void What_talks_will_not_turn_into_and_will_not_signal_is_off_the_agenda() =>
        Reading.Whats("At this stage, this will not translate into a broader process between Norway and Spain, nor will it signal a military alliance.", ClaimKind.OffAgenda)
            .ShouldBe([": a broader process between Norway and Spain", ": a military alliance"]);

    [Fact]
    public void A_part_of_a_state_named_by_the_compass_is_not_the_state() =>
        Reading.Whats("North Norway is demanding a port.", ClaimKind.Demand).ShouldBeEmpty();
}
