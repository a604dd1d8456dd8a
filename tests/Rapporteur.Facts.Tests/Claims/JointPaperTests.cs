using Rapporteur.Facts.Claims;

namespace Rapporteur.Facts.Tests.Claims;

/// <summary>Statements and declarations that several sides sign.</summary>
public class JointPaperTests
{
    private const string Statement = """
        The governments of Norway and Spain, meeting in Oslo on 9 January 2026, agreed on the following steps:

        - to open the border crossing at Roros;

        • set up a joint commission on fisheries;

        - Norway will release all prisoners by March.

        (1) Spain shall withdraw its ships from the bay.
        """;

    private static string[] Agreed(string body, string title) => [.. Reading.Of(body, ClaimKind.Agreed, title)
        .Select(claim => $"{string.Join(" and ", claim.Parties.Select(party => party.Name).Order(StringComparer.Ordinal))}: {claim.What}")];

    [Theory]
    [InlineData("Norway and Spain: open the border crossing at Roros")]
    [InlineData("Norway and Spain: set up a joint commission on fisheries")]
    public void Each_item_of_a_list_is_agreed_by_all_who_sign_it(string what) => Agreed(Statement, "Joint statement of Norway and Spain").ShouldContain(what);

    [Theory]
    [InlineData("Norway: release all prisoners by March")]
    [InlineData("Spain: withdraw its ships from the bay")]
    public void What_one_side_undertakes_in_an_item_is_that_sides(string what) => Agreed(Statement, "Joint statement of Norway and Spain").ShouldContain(what);

    [Fact]
    public void The_list_is_agreed_whatever_the_paper_is_called() => Agreed(Statement, "After the talks").Length.ShouldBe(4);

    [Theory]
    [InlineData("3. Norway shall withdraw its forces from the valley within 30 days.", "Norway: withdraw its forces from the valley within 30 days")]
    [InlineData("4. Spain undertakes to lift the blockade.", "Spain: lift the blockade")]
    [InlineData("Norway and Spain will exchange ambassadors.", "Norway and Spain: exchange ambassadors")]
    public void In_a_paper_that_is_signed_will_and_shall_bind(string article, string what) =>
        Agreed($"Norway and Spain have agreed as follows.\n\n{article}", "Joint Declaration by Norway and Spain").ShouldContain(what);

    [Fact]
    public void In_a_report_will_only_foretells() =>
        Agreed("Norway and Spain met in Oslo.\n\nNorway and Spain will exchange ambassadors.", "Norway and Spain meet").ShouldBeEmpty();

    [Fact]
    public void A_list_of_what_is_demanded_is_not_agreed() =>
        Agreed("Norway wants Spain to take the following steps:\n\n- open the border crossing at Roros;\n\n- release all prisoners.", "Norway speaks").ShouldBeEmpty();
}
