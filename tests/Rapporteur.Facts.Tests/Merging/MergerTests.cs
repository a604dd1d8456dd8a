using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Merging;
using static Rapporteur.Facts.Tests.Papers;

namespace Rapporteur.Facts.Tests.Merging;

public class MergerTests
{
    [Theory]
    [InlineData("a secure corridor", "a secure corridor to the coast")]
    [InlineData("the withdrawal of all troops", "full withdrawal of all troops")]
    [InlineData("set up a hotline", "creation of a hotline")]
    public void Two_documents_that_say_the_same_make_one_fact_with_both_citations(string one, string other)
    {
        var fact = Base(
            Paper("a.txt", ("Ruritania wants it.", Says(ClaimKind.Demand, "Ruritania", one))),
            Paper("b.txt", ("So it does.", Says(ClaimKind.Demand, "Ruritania", other)))).Facts.ShouldHaveSingleItem();

        fact.Documents.ShouldBe(["a.txt", "b.txt"]);
        fact.Reasons.ShouldHaveSingleItem().Why.ShouldContain("both say");
    }

    [Theory]
    [InlineData("release of five prisoners", "release of three prisoners")]
    [InlineData("an election in 2027", "an election in 2028")]
    [InlineData("release of prisoners", "release of hostages")]
    [InlineData("end of strikes", "end of sanctions")]
    [InlineData("buffer zone", "free trade zone")]
    [InlineData("discuss a security agreement", "reach a security agreement")]
    [InlineData("end patrols in the valley", "resume patrols in the valley")]
    public void What_differs_in_a_number_or_in_its_matter_stays_apart(string one, string other)
    {
        Base(
            Paper("a.txt", ("Ruritania wants it.", Says(ClaimKind.Demand, "Ruritania", one))),
            Paper("b.txt", ("So it does.", Says(ClaimKind.Demand, "Ruritania", other)))).Facts.Length.ShouldBe(2);
    }

    [Fact]
    public void What_one_party_wants_and_another_wants_too_is_two_facts()
    {
        Base(
            Paper("a.txt", ("Ruritania wants it.", Says(ClaimKind.Demand, "Ruritania", "a corridor"))),
            Paper("b.txt", ("Freedonia wants it.", Says(ClaimKind.Demand, "Freedonia", "a corridor")))).Facts.Length.ShouldBe(2);
    }

    [Fact]
    public void What_nobody_is_said_to_have_agreed_joins_only_what_is_said_in_nearly_the_same_words()
    {
        var facts = Base(
            Paper("a.txt", ("It was agreed.", Says(ClaimKind.Agreed, "", "launch work on a security agreement for the valley"))),
            Paper("b.txt", ("They agreed.", Says(ClaimKind.Agreed, "Freedonia, Ruritania", "a security agreement", "agreement")))).Facts;

        facts.Select(fact => fact.Parties.Length).ShouldBe([0, 2]);
    }

    [Fact]
    public void Who_and_what_are_told_by_one_document()
    {
        var fact = Base(
            Paper("a.txt", ("Ruritania agreed.", Says(ClaimKind.Agreed, "Ruritania", "the creation of a hotline", "hotline"))),
            Paper("b.txt", ("All three agreed.", Says(ClaimKind.Agreed, "Ruritania, Freedonia, Elbonia", "set up a direct hotline", "hotline")))).Facts.ShouldHaveSingleItem();

        fact.What.ShouldBe("set up a direct hotline");
        fact.Parties.Select(party => party.Name).ShouldBe(["Elbonia", "Freedonia", "Ruritania"]);
    }

    [Fact]
    public void What_is_wanted_and_what_is_refused_never_merge()
    {
        Base(
            Paper("a.txt", ("Ruritania wants it.", Says(ClaimKind.Demand, "Ruritania", "a corridor"))),
            Paper("b.txt", ("Ruritania refuses it.", Says(ClaimKind.RedLine, "Ruritania", "a corridor")))).Facts.Length.ShouldBe(2);
    }

    [Fact]
    public void What_is_planned_bears_nothing_that_is_stated()
    {
        var planned = Says(ClaimKind.Agreed, "Ruritania", "a hotline");

        var facts = Base(
            Paper("a.txt", ("They agreed.", Says(ClaimKind.Agreed, "Ruritania", "a hotline"))),
            Paper("b.txt", ("They will agree.", claim => planned(claim) with { Modality = Modality.Planned }))).Facts;

        facts.Select(fact => fact.Modality).ShouldBe([Modality.Stated, Modality.Planned]);
    }

    [Fact]
    public void Two_things_that_one_document_says_stay_two()
    {
        Base(Paper("a.txt",
            ("They agreed to pursue a pact.", Says(ClaimKind.Agreed, "Ruritania", "pursue a pact")),
            ("They agreed to discuss a pact.", Says(ClaimKind.Agreed, "Ruritania", "discuss a pact")))).Facts.Length.ShouldBe(2);
    }

    [Fact]
    public void A_delegate_spelled_in_two_ways_is_one_person_with_both_spellings()
    {
        var fact = Base(
            Paper("a.txt", ("Asad Al-Karimi came.", Delegate("Ruritania", "Asad Al-Karimi"))),
            Paper("b.txt", ("Asaad Hassan el Kareemi came.", Delegate("Ruritania", "Asaad Hassan el Kareemi")))).Facts.ShouldHaveSingleItem();

        fact.Spellings.ShouldBe(["Asad Al-Karimi", "Asaad Hassan el Kareemi"]);
    }

    [Fact]
    public void A_meeting_without_a_date_is_the_one_in_the_same_place_of_the_same_parties()
    {
        var fact = Base(
            Paper("a.txt", ("They met in Geneva in May.", Meets("Geneva", "2026-05", "Ruritania", "Freedonia"))),
            Paper("b.txt", ("They met in Geneva.", Meets("Geneva", null, "Freedonia", "Ruritania")))).Facts.ShouldHaveSingleItem();

        fact.Date!.Value.ToString().ShouldBe("2026-05");
    }

    [Theory]
    [InlineData("2026-05", "2026-06")]
    [InlineData("2026-05-01", "2026-05-02")]
    public void Meetings_on_dates_that_differ_are_two(string one, string other)
    {
        Base(
            Paper("a.txt", ("They met.", Meets("Geneva", one, "Ruritania"))),
            Paper("b.txt", ("They met again.", Meets("Geneva", other, "Ruritania")))).Facts.Length.ShouldBe(2);
    }

    [Fact]
    public void Likeness_does_not_run_on_from_neighbour_to_neighbour()
    {
        var facts = Base(
            Paper("a.txt", ("One.", Meets("Geneva", "2026-05", "Ruritania"))),
            Paper("b.txt", ("Two.", Meets("Geneva", null, "Ruritania"))),
            Paper("c.txt", ("Three.", Meets("Geneva", "2026-06", "Ruritania")))).Facts;

        facts.Length.ShouldBe(2);
        facts.ShouldAllBe(fact => fact.Claims.Select(claim => claim.Date).OfType<Reading.PartialDate>().Distinct().Count() == 1);
    }
}
