using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Merging;
using static Rapporteur.Facts.Tests.Papers;

namespace Rapporteur.Facts.Tests.Merging;

public class FactIdTests
{
    private static readonly Func<Claim, Claim> Corridor = Says(ClaimKind.Demand, "Ruritania", "a corridor");

    [Fact]
    public void An_id_is_short_and_made_of_letters_and_digits_that_nobody_misreads()
    {
        var id = Base(Paper("a.txt", ("It wants a corridor.", Corridor))).Facts.Single().Id;

        id.Length.ShouldBe(7);
        id.ShouldAllBe(letter => "0123456789abcdefghjkmnpqrstvwxyz".Contains(letter));
    }

    [Fact]
    public void An_id_is_the_same_in_another_file_and_beside_other_files()
    {
        var alone = Base(Paper("a.txt", ("It wants a corridor.", Corridor))).Facts.Single().Id;
        var elsewhere = Base(
            Paper("0.txt", ("Freedonia wants a pact.", Says(ClaimKind.Demand, "Freedonia", "a pact"))),
            Paper("z.txt", ("Some words before.", Says(ClaimKind.Demand, "Freedonia", "trade")), ("It wants a corridor.", Corridor))).Facts;

        elsewhere.Select(fact => fact.Id).ShouldContain(alone);
    }

    [Fact]
    public void An_id_is_the_same_for_all_time()
    {
        Base(Paper("a.txt", ("It wants a corridor.", Corridor))).Facts.Single().Id.ShouldBe("bphtqd6");
    }

    [Fact]
    public void Parts_of_an_id_cannot_run_together()
    {
        FactId.Of(["a.b", "c"]).ShouldNotBe(FactId.Of(["a", "b.c"]));
        FactId.Of(["ab", ""]).ShouldNotBe(FactId.Of(["a", "b"]));
    }

    [Fact]
    public void The_id_of_every_claim_finds_the_fact_that_it_is_part_of()
    {
        var first = Paper("a.txt", ("It wants a secure corridor.", Says(ClaimKind.Demand, "Ruritania", "a secure corridor")));
        var second = Paper("b.txt", ("It seeks one.", Corridor));

        var fact = Base(first, second).Facts.ShouldHaveSingleItem();

        Base(first, second).Find(Base(second).Facts.Single().Id)!.Id.ShouldBe(fact.Id);
        fact.Id.ShouldBe(Base(first).Facts.Single().Id);
    }

    [Theory]
    [InlineData(" #ABCDEF1 ", "abcdef1")]
    [InlineData("0OIL1U", "00111v")]
    public void An_id_is_forgiven_its_case_its_mark_and_letters_that_look_like_digits(string typed, string id) => FactId.Normalise(typed).ShouldBe(id);
}
