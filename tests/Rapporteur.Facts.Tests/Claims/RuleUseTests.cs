using Rapporteur.Facts.Claims;

namespace Rapporteur.Facts.Tests.Claims;

public class RuleUseTests
{
    [Theory]
    [InlineData("Norway demanded a buffer zone.", "demand.cues.tsv", "demand", "verb")]
    [InlineData("Norway repeated its demand for a buffer zone.", "demand.cues.tsv", "demand", "noun")]
    [InlineData("Norway is willing to open the border.", "proposal.cues.tsv", "willing", "adjective")]
    [InlineData("Foreign Minister Anna Berg met her Spanish counterpart in Oslo.", "seats.tsv", "meet", "verb")]
    public void A_claim_names_the_table_and_the_line_that_it_was_read_by(string body, string table, string word, string form) =>
        Reading.Read(body).Claims.Select(claim => claim.ReadBy).ShouldContain(new RuleUse(table, word, form));

    [Fact]
    public void A_claim_that_no_table_stands_behind_names_what_was_looked_for() =>
        Reading.Of("A buffer zone is a red line for Norway.", ClaimKind.RedLine).ShouldHaveSingleItem().ReadBy.ShouldBe(new RuleUse("what is called a red line", "line", "noun"));
}
