namespace Rapporteur.Chat.Tests;

public class CompletionsTests
{
    private static readonly OptionSpec Party = new("party", "A party") { Completion = CompletionSource.Party };

    private static IEnumerable<string> Complete(CompletionSource source, string typed) =>
        Completions.Of(Party with { Completion = source }, typed, GoldClaims.Base(), []).Select(completion => completion.Value);

    [Fact]
    public void Empty_input_gives_the_most_talked_about_first() => Complete(CompletionSource.Party, "").First().ShouldBe("Israel");

    [Theory]
    [InlineData("is", "Israel")]
    [InlineData("STATES", "United States")]
    [InlineData("syira", "Syria")]
    [InlineData("us", "United States")]
    [InlineData("u.s.", "United States")]
    public void A_beginning_a_later_word_and_a_slip_complete(string typed, string value) => Complete(CompletionSource.Party, typed).First().ShouldBe(value);

    [Fact]
    public void A_person_is_found_by_any_spelling() => Complete(CompletionSource.Person, "leitn").ShouldBe(["Yehiel Leitner"]);

    [Fact]
    public void A_fact_is_found_by_its_words_and_completed_to_its_id()
    {
        var id = Complete(CompletionSource.Fact, "turkish").ShouldHaveSingleItem();

        GoldClaims.Base().Find(id)!.What.ShouldBe("any Turkish military presence in Syria");
    }

    [Fact]
    public void No_more_than_Discord_takes_are_given() => Complete(CompletionSource.Fact, "").Count().ShouldBe(25);

    [Fact]
    public void Choices_complete_to_themselves() =>
        Completions.Of(new OptionSpec("size", "Size") { Choices = ["small", "large"] }, "lar", GoldClaims.Base(), []).ShouldHaveSingleItem().Value.ShouldBe("large");
}
