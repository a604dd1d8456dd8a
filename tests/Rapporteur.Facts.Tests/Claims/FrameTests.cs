using Rapporteur.Facts.Claims;

namespace Rapporteur.Facts.Tests.Claims;

/// <summary>Ways of saying what one wants, refuses or disputes that no single verb carries.</summary>
public class FrameTests
{
    [Theory]
    [InlineData("What we want is genuine power-sharing, Norwegian Prime Minister Anna Berg said.", "genuine power-sharing")]
    [InlineData("One of Norway's main demands is a constituent assembly.", "a constituent assembly")]
    [InlineData("The insistence by the delegation from Norway to have its text accepted has prevented a deal.", "have its text accepted")]
    [InlineData("During the meeting Norway asked Spain to bring the trial to an end.", "Spain to bring the trial to an end")]
    [InlineData("Norway stressed the need for an immediate return of flights.", "an immediate return of flights")]
    [InlineData("\"It is time to release the prisoners,\" Norwegian Prime Minister Anna Berg said.", "release the prisoners")]
    public void A_party_wants_it(string text, string what) => Reading.Whats(text, ClaimKind.Demand).ShouldBe([$"Norway: {what}"]);

    [Theory]
    [InlineData("There is a need for snow in Norway.")]
    [InlineData("Norway knows what it has.")]
    [InlineData("\"It is time to go home,\" a shopkeeper said.")]
    public void Nobody_at_the_talks_wants_it(string text) => Reading.Of(text, ClaimKind.Demand).ShouldBeEmpty();

    [Theory]
    [InlineData("Norway has vowed never to disarm until the charges are dropped.", "Norway: disarm until the charges are dropped")]
    [InlineData("Norway insisted that a vote is no longer realistic.", "Norway: a vote")]
    public void A_party_refuses_it(string text, string what) => Reading.Whats(text, ClaimKind.RedLine).ShouldBe([what]);

    [Fact]
    public void What_a_party_vows_to_do_it_does_not_refuse() => Reading.Of("Norway has vowed to disarm by May.", ClaimKind.RedLine).ShouldBeEmpty();

    [Theory]
    [InlineData("Another issue of contention is soybeans.", "soybeans")]
    [InlineData("The sides will try to settle substantive issues on power-sharing.", "power-sharing")]
    [InlineData("The talks will cover a variety of thorny issues, including the rights of women.", "the rights of women")]
    [InlineData("The biggest sticking point by far here is the need for a new fund.", "the need for a new fund")]
    public void The_text_itself_calls_it_open(string text, string what) =>
        Reading.Of(text, ClaimKind.Gap).Select(claim => claim.What).ShouldBe([what]);

    [Fact]
    public void An_issue_that_nobody_calls_hard_is_no_gap() => Reading.Of("Another issue of the magazine is on sale.", ClaimKind.Gap).ShouldBeEmpty();

    [Fact]
    public void Those_who_sign_with_we_undertake_what_both_sides_will_do() =>
        Reading.Whats("We, the Prime Minister of Norway and the Prime Minister of Spain, having met in Vienna, declare the following:\n\nIn this context, both sides will withdraw their troops from the islands.", ClaimKind.Agreed)
            .ShouldContain("Norway, Spain: withdraw their troops from the islands");

    [Fact]
    public void The_terms_of_a_deal_go_on_in_the_next_sentence() =>
        Reading.Whats("Under the agreement, Norway will open the border. But Spain will keep control of the islands.", ClaimKind.Agreed)
            .ShouldBe(["Norway: open the border", "Spain: keep control of the islands"]);

    [Fact]
    public void What_comes_after_talk_of_no_deal_is_no_term() =>
        Reading.Of("Norway spoke on Friday. But Spain will keep control of the islands.", ClaimKind.Agreed).ShouldBeEmpty();
}
