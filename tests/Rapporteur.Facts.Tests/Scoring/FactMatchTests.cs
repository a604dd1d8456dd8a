using Rapporteur.Training.Extraction;

namespace Rapporteur.Facts.Tests.Scoring;

/// <summary>When a fact that was read counts as the one that was written by hand.</summary>
public class FactMatchTests
{
    private const string Article = "Norway demanded a full withdrawal of forces from the zone. The envoys met in Lausanne, Switzerland, on Friday. Spain agreed.";

    private static readonly ScoredFact Nothing = new("demand", null, null, null, null, null, null, null, "Norway demanded a full withdrawal of forces from the zone", null, null);

    private static bool Matches(ScoredFact read, ScoredFact gold) => FactMatch.Of(Article, read, gold) > 0;

    [Theory]
    [InlineData("karsten", "karstein", 14 / 15.0)]
    [InlineData("al shibani", "alshaibani", 0.9)]
    [InlineData("abcxyzabc", "xyzabcabc", 12 / 18.0)]
    [InlineData("tide", "diet", 0.25)]
    [InlineData("", "", 1)]
    public void Spellings_are_as_alike_as_their_common_runs_are_long(string one, string other, double ratio) => NameRatio.Of(one, other).ShouldBe(ratio, 1e-12);

    [Theory]
    [InlineData("a full withdrawal of forces", "the withdrawals of its forces from the zone", 2 / 3.0)]
    [InlineData("cease-fire negotiations", "negotiating a ceasefire", 0.5)]
    [InlineData("Élysée talks", "elysee talking", 1)]
    [InlineData("it", "that", 0)]
    public void Contents_are_compared_by_words_without_endings_accents_and_small_words(string one, string other, double overlap) => ContentWords.Overlap(one, other).ShouldBe(overlap, 1e-12);

    [Theory]
    [InlineData("Norway", "Anna Karstein", true)]
    [InlineData("Norway", "Karsten", true)]
    [InlineData("Norway", "Anna Molnar", false)]
    [InlineData("Spain", "Anna Karsten", false)]
    public void A_delegate_matches_by_party_and_family_name_with_small_differences(string party, string person, bool matches) =>
        Matches(Nothing with { Kind = "delegate", Party = party, Person = person }, Nothing with { Kind = "delegate", Party = "Norway", Person = "Anna Karsten" }).ShouldBe(matches);

    [Theory]
    [InlineData("the U.S.", "United States", true)]
    [InlineData("Houthi", "Houthis", true)]
    [InlineData("Norway", "Spain", false)]
    public void A_party_matches_under_its_other_names(string read, string gold, bool matches) =>
        Matches(Nothing with { Party = read, What = "a full withdrawal" }, Nothing with { Party = gold, What = "a full withdrawal" }).ShouldBe(matches);

    [Fact]
    public void Two_words_in_five_are_enough_only_where_the_quotes_overlap()
    {
        var gold = Nothing with { Party = "Norway", What = "full withdrawal" };
        var read = gold with { What = "withdrawal of forces from zone" };

        Matches(read, gold).ShouldBeTrue();
        Matches(read with { Quote = "Spain agreed" }, gold).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Switzerland", null, true)]
    [InlineData("Lausanne", "2026-01", true)]
    [InlineData(null, "2026-01-09", true)]
    [InlineData("Geneva", "2026-01-09", false)]
    [InlineData("Lausanne", "2026-01-10", false)]
    [InlineData(null, null, false)]
    public void A_meeting_matches_by_place_or_date_and_contradicts_neither(string? place, string? date, bool matches) =>
        Matches(Nothing with { Kind = "meeting", Place = place, Date = date }, Nothing with { Kind = "meeting", Place = "Lausanne", Date = "2026-01-09" }).ShouldBe(matches);

    [Fact]
    public void Parties_of_an_agreement_may_be_missing_but_not_others()
    {
        var gold = Nothing with { Kind = "agreed", Parties = ["Norway", "Spain"], What = "a truce" };

        Matches(gold with { Parties = [] }, gold).ShouldBeTrue();
        Matches(gold with { Parties = ["Spain"] }, gold).ShouldBeTrue();
        Matches(gold with { Parties = ["Chile"] }, gold).ShouldBeFalse();
    }

    [Fact]
    public void Each_fact_counts_once_and_the_best_match_counts()
    {
        var gold = Nothing with { Party = "Norway", What = "a full withdrawal of forces" };

        ArticleScore.Of(Article, [gold with { What = "withdrawal of forces" }, gold], [gold]).Pairs.ShouldBe([(1, 0)]);
    }

    [Fact]
    public void A_quote_that_is_not_in_the_article_or_runs_on_matches_nothing()
    {
        var gold = Nothing with { Party = "Norway", What = "a full withdrawal" };
        var score = new ExtractionScore([ArticleScore.Of(Article, [gold with { Quote = "Norway demands a full withdrawal" }], [gold])]);

        (score.All.Right, score.Ungrounded).ShouldBe((0, 1));
        var running = new string('x', 701);
        ArticleScore.Of(Article + running, [gold with { Quote = running }], [gold]).Pairs.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_planned_and_given_as_stated_is_counted_and_so_is_a_source_that_nobody_named()
    {
        var gold = Nothing with { Party = "Norway", What = "a full withdrawal", Modality = "planned" };
        var score = new ExtractionScore([ArticleScore.Of(Article, [gold with { Modality = null, AttributedTo = "an envoy" }], [gold])]);

        (score.GivenAsStated, score.AttributionNeedless, score.AttributionRight).ShouldBe((1, 1, null));
    }
}
