
namespace Rapporteur.Facts.Tests.Claims;

public class NothingTakenTests
{
    [Fact]
    public void A_sentence_with_a_party_and_a_verb_of_saying_but_no_claim_is_told()
    {
        var reading = Reading.Read("Norway said on Friday that the weather was fine. Norway demanded a withdrawal. The weather was fine.");

        reading.NothingTaken.Select(span => span.Of(reading.Document.Text)).ShouldBe(["Norway said on Friday that the weather was fine."]);
    }

    [Fact]
    public void A_paper_that_is_not_English_yields_nothing_and_says_so()
    {
        var reading = Reading.Read("Norwegen und Spanien haben sich am Freitag in Wien darauf geeinigt, alle Gefangenen freizulassen und die Grenze wieder zu öffnen.", title: "Ein Papier");

        reading.Claims.ShouldBeEmpty();
        reading.Sayings.ShouldBeEmpty();
        reading.Note.ShouldBe("It does not read as English, so nothing was taken from it.");
    }

    [Fact]
    public void A_sentence_without_an_end_is_cut_and_the_note_says_so()
    {
        var reading = Reading.Read(string.Concat(Enumerable.Repeat("Norway demanded a withdrawal and Spain went home, and ", 40)));

        reading.Claims.ShouldNotBeEmpty();
        reading.Note!.ShouldContain("cut into pieces");
        Reading.Read("Norway demanded a withdrawal.").Note.ShouldBeNull();
    }
}
