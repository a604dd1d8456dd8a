using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Reading;
using Rapporteur.Facts.Subjects;
using static Rapporteur.Facts.Tests.Papers;

namespace Rapporteur.Facts.Tests;

public class FactBaseTests
{
    private static readonly SeedReading One = Paper("a.txt", ("Ruritania wants a corridor.", Says(ClaimKind.Demand, "Ruritania", "a corridor")));

    [Fact]
    public void Two_files_with_the_same_words_count_once()
    {
        var copy = One with { Document = One.Document with { Name = "b.txt", Text = One.Document.Text.Replace(" ", "\r\n", StringComparison.Ordinal) } };

        var facts = Base(copy, One);

        facts.Readings.ShouldHaveSingleItem().Document.Name.ShouldBe("a.txt");
        facts.Copies.ShouldBe([new Copy("b.txt", "a.txt")]);
        facts.Facts.ShouldHaveSingleItem().Claims.ShouldHaveSingleItem();
    }

    [Fact]
    public void The_order_in_which_files_come_changes_nothing()
    {
        var other = Paper("b.txt", ("It seeks a corridor to the sea.", Says(ClaimKind.Demand, "Ruritania", "a corridor to the sea")));

        Base(One, other).Facts.Select(fact => fact.Id).ShouldBe(Base(other, One).Facts.Select(fact => fact.Id));
    }

    [Fact]
    public void A_claim_whose_quote_does_not_stand_in_its_document_is_no_fact()
    {
        var broken = One with { Claims = [One.Claims[0] with { Citation = One.Claims[0].Citation with { Quote = "Ruritania wants a tunnel." } }] };

        Base(broken).Facts.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_was_not_read_keeps_no_other_from_being_answered()
    {
        var facts = FactBase.Of([One], [new Unread("broken.txt", "it is empty")], SubjectLexicon.Standard);

        facts.Facts.ShouldHaveSingleItem();
        facts.Unread.ShouldHaveSingleItem().Name.ShouldBe("broken.txt");
    }
}
