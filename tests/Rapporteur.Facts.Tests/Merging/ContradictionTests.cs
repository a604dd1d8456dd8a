using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Merging;
using static Rapporteur.Facts.Tests.Papers;

namespace Rapporteur.Facts.Tests.Merging;

public class ContradictionTests
{
    [Fact]
    public void Two_spellings_of_one_name_are_shown_against_each_other()
    {
        var contradiction = Base(
            Paper("a.txt", ("Anna Karsten came.", Delegate("Ruritania", "Anna Karsten"))),
            Paper("b.txt", ("Anna Karstein came.", Delegate("Ruritania", "Anna Karstein")))).Contradictions.ShouldHaveSingleItem();

        contradiction.Kind.ShouldBe(ContradictionKind.Spelling);
        contradiction.Sides.Select(side => side.Says).ShouldBe(["Anna Karsten", "Anna Karstein"]);
    }

    [Fact]
    public void A_name_without_its_middle_name_contradicts_nothing()
    {
        Base(
            Paper("a.txt", ("Anna Karsten came.", Delegate("Ruritania", "Anna Karsten"))),
            Paper("b.txt", ("Anna Maria Karsten came.", Delegate("Ruritania", "Anna Maria Karsten")))).Contradictions.ShouldBeEmpty();
    }

    [Fact]
    public void What_one_document_has_a_party_seek_and_another_calls_off_the_agenda_is_contradicted()
    {
        var contradiction = Base(
            Paper("a.txt", ("Ruritania seeks a corridor.", Says(ClaimKind.Demand, "Ruritania", "a secure corridor"))),
            Paper("b.txt", ("No corridor is on the agenda.", Says(ClaimKind.OffAgenda, "", "the corridor")))).Contradictions.ShouldHaveSingleItem();

        contradiction.Kind.ShouldBe(ContradictionKind.Agenda);
        contradiction.Sides.SelectMany(side => side.Claims).Select(claim => claim.Citation.Document).ShouldBe(["a.txt", "b.txt"]);
    }

    [Fact]
    public void One_document_that_says_both_has_explained_it()
    {
        Base(Paper("a.txt",
            ("Ruritania once sought a corridor.", Says(ClaimKind.Proposal, "Ruritania", "a corridor")),
            ("It is off the agenda.", Says(ClaimKind.OffAgenda, "", "the corridor")))).Contradictions.ShouldBeEmpty();
    }

    [Fact]
    public void What_one_party_wants_and_another_refuses_is_a_gap_and_no_contradiction()
    {
        Base(
            Paper("a.txt", ("Ruritania seeks a corridor.", Says(ClaimKind.Demand, "Ruritania", "a corridor"))),
            Paper("b.txt", ("Freedonia refuses a corridor.", Says(ClaimKind.RedLine, "Freedonia", "a corridor")))).Contradictions.ShouldBeEmpty();
    }

    [Fact]
    public void What_one_party_seeks_and_refuses_is_a_contradiction()
    {
        Base(
            Paper("a.txt", ("Ruritania seeks a corridor.", Says(ClaimKind.Demand, "Ruritania", "a corridor"))),
            Paper("b.txt", ("Ruritania refuses a corridor.", Says(ClaimKind.RedLine, "Ruritania", "a corridor"))))
            .Contradictions.ShouldHaveSingleItem().Kind.ShouldBe(ContradictionKind.SoughtAndRefused);
    }

    [Theory]
    [InlineData("Anna Karsten", DelegatePart.Replaced)]
    [InlineData("Boris Molnar", DelegatePart.Lead)]
    public void Two_leads_and_a_lead_who_was_replaced_are_contradictions(string person, DelegatePart part)
    {
        Base(
            Paper("a.txt", ("Anna Karsten leads.", Delegate("Ruritania", "Anna Karsten", DelegatePart.Lead))),
            Paper("b.txt", ("Not so.", Delegate("Ruritania", person, part))))
            .Contradictions.ShouldHaveSingleItem().Kind.ShouldBe(ContradictionKind.Lead);
    }

    [Fact]
    public void What_only_one_document_says_contradicts_nothing()
    {
        Base(
            Paper("a.txt", ("Anna Karsten leads.", Delegate("Ruritania", "Anna Karsten", DelegatePart.Lead))),
            Paper("b.txt", ("They met in Geneva.", Meets("Geneva", null, "Ruritania")))).Contradictions.ShouldBeEmpty();
    }
}
