using Rapporteur.Language.Sentences;

namespace Rapporteur.Language.Tests.Sentences;

public sealed class TokeniserTests
{
    private static readonly Tokeniser _tokeniser = new(Abbreviations.Load());

    [Theory]
    [InlineData("They don't agree.", "They|do|n't|agree|.")]
    [InlineData("They don’t, can’t and won’t.", "They|do|n’t|,|ca|n’t|and|wo|n’t|.")]
    [InlineData("Israel's and Syria’s envoys", "Israel|'s|and|Syria|’s|envoys")]
    [InlineData("the states' and states’ envoys", "the|states|'|and|states|’|envoys")]
    [InlineData("It's I'm we've they'd you'll cannot", "It|'s|I|'m|we|'ve|they|'d|you|'ll|can|not")]
    public void Contractions_and_possessives_fall_into_two(string text, string tokens) => Tokens(text).ShouldBe(tokens.Split('|'));

    [Theory]
    [InlineData("adult-learned", "adult|-|learned")]
    [InlineData("Ahmed al-Sharaa", "Ahmed|al|-|Sharaa")]
    [InlineData("a cease-fire-line", "a|cease|-|fire|-|line")]
    [InlineData("a non-negotiable co-founder", "a|non-negotiable|co-founder")]
    [InlineData("2003-2004", "2003|-|2004")]
    [InlineData("call 713-853-1696 or 555-1234", "call|713-853-1696|or|555-1234")]
    public void A_hyphen_parts_words_but_not_a_prefix_or_a_telephone_number(string text, string tokens) => Tokens(text).ShouldBe(tokens.Split('|'));

    [Theory]
    [InlineData("the U.S. and J.D. Vance", "the|U.S.|and|J.D.|Vance")]
    [InlineData("Lt. Gen. Smith", "Lt.|Gen.|Smith")]
    [InlineData("on Feb. 25, at 5 p.m. sharp", "on|Feb.|25|,|at|5|p.m.|sharp")]
    [InlineData("It ended.", "It|ended|.")]
    [InlineData("It was I.", "It|was|I|.")]
    public void A_full_stop_belongs_to_an_abbreviation_or_initial_only(string text, string tokens) => Tokens(text).ShouldBe(tokens.Split('|'));

    [Theory]
    [InlineData("“Stop,” he said—twice.", "“|Stop|,|”|he|said|—|twice|.")]
    [InlineData("\"Stop,\" he said -- twice...", "\"|Stop|,|\"|he|said|--|twice|...")]
    [InlineData("(the ‘red line’)", "(|the|‘|red|line|’|)")]
    [InlineData("PARIS, Jan. 6 (Reuters) —", "PARIS|,|Jan.|6|(|Reuters|)|—")]
    public void Quotes_dashes_and_brackets_stand_alone(string text, string tokens) => Tokens(text).ShouldBe(tokens.Split('|'));

    [Theory]
    [InlineData("$5 million, 10%, US$20, 1,200 men", "$|5|million|,|10|%|,|US$|20|,|1,200|men")]
    [InlineData("at 5pm, 28km, 9/11, 16:01, and/or", "at|5|pm|,|28|km|,|9/11|,|16:01|,|and|/|or")]
    [InlineData("see https://example.org/a-b?c=1, or me@example.org.", "see|https://example.org/a-b?c=1|,|or|me@example.org|.")]
    public void Numbers_signs_and_addresses_are_cut_as_in_the_treebank(string text, string tokens) => Tokens(text).ShouldBe(tokens.Split('|'));

    [Theory]
    [InlineData("a breakthrough.Contacts went on", "a|breakthrough|.|Contacts|went|on")]
    [InlineData("“a breakthrough.”Contacts", "“|a|breakthrough|.|”|Contacts")]
    public void A_blank_that_is_missing_after_a_sentence_is_seen(string text, string tokens) => Tokens(text).ShouldBe(tokens.Split('|'));

    private static IEnumerable<string> Tokens(string text) => _tokeniser.Tokenise(text, new(0, text.Length)).Select(span => span.Of(text));
}
