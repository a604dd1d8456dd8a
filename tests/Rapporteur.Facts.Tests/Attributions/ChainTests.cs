using Rapporteur.Facts.Claims;
using Read = Rapporteur.Facts.Tests.Claims.Reading;

namespace Rapporteur.Facts.Tests.Attributions;

/// <summary>Through whom the words of a claim came to the document, the nearest to the words first.</summary>
public class ChainTests
{
    private static Citation Cited(string body) => Read.Read(body).Claims.First(claim => claim.Kind is ClaimKind.Demand or ClaimKind.RedLine or ClaimKind.Proposal).Citation;

    [Theory]
    [InlineData("An official said that Norway wants a buffer zone.", "An official")]
    [InlineData("Norway demands a buffer zone, an official told Reuters, according to the Guardian.", "an official < the Guardian")]
    [InlineData("In a paper published on Monday, analyst Maria Lund wrote that an Israeli official had told her that Israel insists on a buffer zone.", "an Israeli official < Maria Lund")]
    [InlineData("According to a report in the Guardian, officials said that Norway offered to open the border.", "officials < a report in the Guardian")]
    [InlineData("A senior diplomat, quoted by Reuters, said Spain wants a full withdrawal.", "A senior diplomat < Reuters")]
    [InlineData("The Guardian quoted a Spanish official as saying that Spain would never accept a corridor.", "a Spanish official < The Guardian")]
    [InlineData("The envoy was quoted by the Guardian as saying that Spain refuses to leave the valley.", "The envoy < the Guardian")]
    [InlineData("The analyst Anna Lund cited an official who noted that Spain rejects a corridor.", "an official < Anna Lund")]
    [InlineData("Norway wants a buffer zone.", "")]
    public void Who_is_quoted_comes_before_who_quotes(string body, string chain) => string.Join(" < ", Cited(body).AttributedTo).ShouldBe(chain);

    [Theory]
    [InlineData("Reuters, citing two Norwegian officials, reported that Norway wants a buffer zone.")]
    [InlineData("Citing two Norwegian officials, Reuters reported that Norway wants a buffer zone.")]
    public void Whom_a_paper_cites_said_it_first_and_the_paper_says_it(string body)
    {
        Cited(body).AttributedTo.ShouldBe(["two Norwegian officials", "Reuters"]);
        Cited(body).SaidBy.ShouldBe("Reuters");
    }

    [Theory]
    [InlineData("The Norwegian foreign ministry announced that envoy Anna Berg had said that Spain wants a buffer zone.", "The Norwegian foreign ministry")]
    [InlineData("Prime Minister Anna Berg said this week the Norwegian government will not sign the map, according to talks facilitators.", "talks facilitators")]
    [InlineData("The analyst Anna Lund cited an official who noted that Spain rejects a corridor.", "an official")]
    [InlineData("“The Spanish minister said to us that Spain wants a buffer zone,” Norwegian envoy Anna Berg told reporters.", "Anna Berg")]
    public void The_document_has_it_from_who_speaks_last_in_the_chain_and_not_from_who_only_cites(string body, string saidBy) => Cited(body).SaidBy.ShouldBe(saidBy);

    [Fact]
    public void What_is_said_beside_a_name_ends_with_its_quotation() =>
        Read.Of("The Spanish delegation will be led by Foreign Minister Juan Gil, who last week said his army had its \"finger on the trigger\", while Norway will be represented by special envoy Anna Berg.", ClaimKind.Delegate)
            .First(claim => claim.Person == "Anna Berg").Citation.AttributedTo.ShouldBeEmpty();

    [Fact]
    public void According_to_between_commas_is_said_of_the_whole_clause() =>
        Cited("The withdrawal, according to the Guardian, is demanded by Norway.").SaidBy.ShouldBe("the Guardian");

    [Theory]
    [InlineData("Norway rejected the plan for a corridor, citing security concerns.")]
    [InlineData("Citing the treaty of 1974, Norway demanded a full withdrawal.")]
    public void A_reason_that_is_cited_is_no_source(string body) => Cited(body).AttributedTo.ShouldBeEmpty();

    [Fact]
    public void Words_in_quotation_marks_are_theirs_who_was_quoted_as_saying_them() =>
        Cited("“We reject the map,” the Norwegian minister was quoted as saying in a report by Reuters.").SaidBy.ShouldBe("the Norwegian minister");

    [Theory]
    [InlineData("A senior diplomat said that Norway wants a buffer zone.", "A senior diplomat")]
    [InlineData("The Diplomat reported that Norway wants a buffer zone.", "The Diplomat")]
    [InlineData("On Monday\nReuters reported that Norway wants a buffer zone.", "Reuters")]
    public void A_source_is_called_as_it_is_written(string body, string source) => Cited(body).SaidBy.ShouldBe(source);
}
