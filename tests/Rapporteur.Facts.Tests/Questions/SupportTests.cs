using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Questions;
using static Rapporteur.Facts.Tests.Papers;

namespace Rapporteur.Facts.Tests.Questions;

public class SupportTests
{
    private static readonly SeedReading Wants = Paper("a.txt", ("Ruritania wants a corridor.", Says(ClaimKind.Demand, "Ruritania", "a corridor")));

    [Theory]
    [InlineData(ClaimKind.Demand, "Ruritania", "a corridor", "2 of 2 seeds")]
    [InlineData(ClaimKind.Demand, "Ruritania", "an election", "1 of 2 seeds: the other does not mention it")]
    [InlineData(ClaimKind.OffAgenda, "", "a corridor", "1 of 2 seeds: the other contradicts it")]
    [InlineData(ClaimKind.Demand, "Ruritania", "humanitarian convoys for hospitals", "1 of 2 seeds: the other speaks of the subject, but does not say this")]
    public void A_fact_says_by_how_many_it_is_borne_and_what_the_others_do(ClaimKind kind, string party, string what, string support)
    {
        var facts = Base(Wants, Paper("b.txt", ("Something else is said.", Says(kind, party, what))));

        facts.SupportOf(facts.Facts[0]).ToString().ShouldBe(support);
    }

    [Theory]
    [InlineData("Nobody spoke of corridors.", "1 of 2 seeds: the other speaks of the subject, but does not say this")]
    [InlineData("Nobody spoke of ships.", "1 of 2 seeds: the other does not mention it")]
    public void What_another_document_does_not_mention_does_not_stand_in_its_text(string sentence, string support)
    {
        var facts = Base(Wants, Paper("b.txt", (sentence, Says(ClaimKind.Demand, "Ruritania", "an election"))));

        facts.SupportOf(facts.Facts[0]).ToString().ShouldBe(support);
    }

    [Fact]
    public void Documents_about_other_talks_are_silent_on_these_for_a_good_reason()
    {
        var facts = Base(
            Paper("a.txt", ("Ruritania wants a corridor from Freedonia.", Says(ClaimKind.Demand, "Ruritania", "a corridor")), ("They agreed.", Says(ClaimKind.Agreed, "Freedonia, Ruritania", "a hotline"))),
            Paper("b.txt", ("Elbonia and Syldavia agreed to trade.", Says(ClaimKind.Agreed, "Elbonia, Syldavia", "trade timber"))));

        facts.SupportOf(facts.Facts[0]).ToString().ShouldBe("the only seed on these talks");
    }

    [Fact]
    public void What_one_party_refuses_does_not_contradict_that_another_wants_it()
    {
        var facts = Base(Wants, Paper("b.txt", ("Freedonia refuses it.", Says(ClaimKind.RedLine, "Freedonia", "a corridor"))));

        facts.SupportOf(facts.Facts[0]).Contradicting.ShouldBeEmpty();
    }
}
