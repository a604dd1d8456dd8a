using Rapporteur.Facts.Claims;

namespace Rapporteur.Facts.Tests.Claims;

/// <summary>Pages whose sentences are broken over lines that have no common width and no blank line between paragraphs.</summary>
public class RunningLinesTests
{
    private const string Page = """
        Norway on Monday offered to open the border in an effort to resolve
        the long-standing
        dispute with Spain over the islands.
        According to officials in the Norwegian
        capital, the offer is serious. Norway demanded the return of
        all prisoners, while South
        Sudan looked on.
        Negotiators from the two sides met in
        Geneva on Friday.
        """;

    [Fact]
    public void A_sentence_runs_on_over_the_line_and_is_quoted_with_its_break()
    {
        var claim = Reading.Of(Page, ClaimKind.Demand).ShouldHaveSingleItem();

        claim.What.ShouldBe("the return of all prisoners");
        claim.Citation.Quote.ShouldContain("the return of\nall prisoners");
    }

    [Fact]
    public void A_place_on_the_next_line_is_where_they_met() => Reading.Of(Page, ClaimKind.Meeting).ShouldHaveSingleItem().Place.ShouldBe("Geneva");

    [Fact]
    public void Where_each_line_ends_its_sentence_each_is_a_paragraph() =>
        Reading.Read("Norway demanded the return of the islands.\nSpain rejected the demand.\nBoth met in Geneva on Friday.").Document.Paragraphs.Count(paragraph => paragraph.Role == Rapporteur.Facts.Reading.ParagraphRole.Body).ShouldBe(3);
}
