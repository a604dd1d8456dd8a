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

    [Fact]
    public void What_one_party_refuses_does_not_contradict_that_another_wants_it()
    {
        var facts = Base(Wants, Paper("b.txt", ("Freedonia refuses it.", Says(ClaimKind.RedLine, "Freedonia", "a corridor"))));

        facts.SupportOf(facts.Facts[0]).Contradicting.ShouldBeEmpty();
    }
}
