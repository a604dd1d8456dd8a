using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Merging;
using Rapporteur.Facts.Questions;

namespace Rapporteur.Facts.Tests;

/// <summary>What the two articles that come along must give, read by the program itself.</summary>
public class SeedAnswersTests
{
    private static readonly Lazy<FactBase> Facts = new(() => Papers.Base([.. Directory.GetFiles(Path.Combine(Root(), "seeds"), "*.txt").Select(Claims.Reading.Seed)]));

    [Theory]
    [InlineData("Israel", "Gil Reich member, Roman Gofman member, Ron Dermer replaced, Yehiel Leiter member")]
    [InlineData("Syria", "Assad Al-Shaibani member, Hussein Al-Salama member")]
    [InlineData("United States", "Jared Kushner mediator, Steve Witkoff mediator, Tom Barrack mediator")]
    [InlineData("Turkey", "")]
    public void A_delegation_lacks_nobody_and_nobody_is_added(string party, string delegation) =>
        string.Join(", ", Of(ClaimKind.Delegate, party).Select(fact => $"{fact.Person} {fact.Part.ToString()!.ToLowerInvariant()}").Order(StringComparer.Ordinal)).ShouldBe(delegation);

    [Theory]
    [InlineData("hotline")]
    [InlineData("intelligence cooperation mechanism")]
    [InlineData("suspension of Israeli military operations")]
    [InlineData("parallel discussions on a security agreement")]
    [InlineData("civilian issues")]
    [InlineData("intensify talks")]
    [InlineData("confidence-building measures")]
    [InlineData("continue dialogue")]
    [InlineData("security of the Druze minority")]
    public void What_was_agreed_is_shown(string what) => Whats(ClaimKind.Agreed, null).ShouldContain(said => said.Contains(what));

    [Theory]
    [InlineData("corridor")]
    [InlineData("buffer")]
    [InlineData("gas")]
    [InlineData("withdrawal")]
    [InlineData("treaty")]
    public void What_was_only_wanted_is_never_agreed(string what) => Whats(ClaimKind.Agreed, null).ShouldNotContain(said => said.Contains(what));

    [Theory]
    [InlineData("Syria", "humanitarian corridor")]
    [InlineData("Israel", "Turkish military presence")]
    public void A_red_line_is_the_partys_only_one(string party, string what) => Whats(ClaimKind.RedLine, party).ShouldHaveSingleItem().ShouldContain(what);

    [Theory]
    [InlineData("Syria", "full withdrawal of Israeli forces")]
    [InlineData("Syria", "restoration of the 1974 Disengagement Agreement")]
    [InlineData("Syria", "cessation of strikes")]
    [InlineData("Syria", "respect for Syrian sovereignty")]
    [InlineData("Israel", "disarmament")]
    [InlineData("Israel", "protection of minority communities")]
    [InlineData("Israel", "preservation of freedom for its military")]
    [InlineData("Israel", "secure corridor")]
    [InlineData("Israel", "buffer zone")]
    public void A_demand_is_shown_for_the_party_that_makes_it(string party, string what) => Whats(ClaimKind.Demand, party).ShouldContain(said => said.Contains(what));

    [Theory]
    [InlineData("Ron Dermer", "Prime Minister Benjamin Netanyahu's closest confidant")]
    [InlineData("Yehiel Leiter", "US ambassador")]
    [InlineData("Roman Gofman", "military secretary")]
    [InlineData("Jared Kushner", "Trump's representatives")]
    public void A_role_keeps_whose_and_where_it_is(string person, string role) =>
        Of(ClaimKind.Delegate, null).Where(fact => fact.Person == person).SelectMany(fact => fact.Roles).ShouldContain(role);

    [Fact]
    public void What_one_side_says_of_its_own_limits_is_agreed_by_nobody() => Whats(ClaimKind.Agreed, null).ShouldNotContain(said => said.Contains("red lines"));

    [Fact]
    public void What_a_statement_notes_is_attributed_to_the_office_that_made_it() =>
        Of(ClaimKind.Agreed, null).Single(fact => fact.What!.StartsWith("continue dialogue", StringComparison.Ordinal)).Claims[0].Citation.SaidBy.ShouldBe("the Prime Minister’s Office statement");

    [Fact]
    public void A_red_line_that_points_back_quotes_what_it_points_to()
    {
        var claim = Of(ClaimKind.RedLine, "Syria").ShouldHaveSingleItem().Claims[0];

        claim.What.ShouldBe("the Israeli-proposed “humanitarian corridor”");
        claim.Citation.Quote.ShouldContain("“humanitarian corridor”");
        claim.Citation.Quote.ShouldContain("This is a red line for the Syrian side");
    }

    [Fact]
    public void A_demand_keeps_whom_it_is_most_for() => Whats(ClaimKind.Demand, "Israel").ShouldContain("the protection of minority communities - particularly the Druze");

    [Theory]
    [InlineData("peace treaty")]
    [InlineData("Abraham Accords")]
    public void What_the_talks_will_not_turn_into_is_off_the_agenda(string what) => Whats(ClaimKind.OffAgenda, null).ShouldContain(said => said.Contains(what));

    [Fact]
    public void The_heights_are_off_the_agenda() => Whats(ClaimKind.OffAgenda, null).ShouldContain("The Golan Heights");

    [Theory]
    [InlineData("Disarmament and heavy weapons")]
    [InlineData("Corridors and humanitarian access")]
    [InlineData("Buffer or demilitarised zone")]
    [InlineData("Foreign military presence")]
    public void A_subject_that_keeps_the_sides_apart_is_a_gap(string subject) =>
        Facts.Value.Subjects.Where(Facts.Value.IsGap).Select(gap => gap.Title).ShouldContain(subject);

    [Fact]
    public void Two_spellings_of_the_ambassadors_name_are_a_contradiction()
    {
        var spelling = Facts.Value.Contradictions.Where(contradiction => contradiction.Kind == ContradictionKind.Spelling).ShouldHaveSingleItem();

        spelling.Sides.Select(side => side.Says).ShouldBe(["Yehiel Leiter", "Yehiel Leitner"]);
        spelling.Sides.Select(side => side.Claims.ShouldHaveSingleItem().Citation.Document).ShouldBe(["000_ebe41dacef290fe8.txt", "003_0d391e86e928a5b6.txt"]);
    }

    [Fact]
    public void The_corridor_that_one_article_has_sought_and_the_other_off_the_agenda_is_a_contradiction()
    {
        var corridor = Facts.Value.Contradictions.Where(contradiction => contradiction.Kind == ContradictionKind.Agenda).ShouldHaveSingleItem();

        corridor.About.ShouldBe("Corridors and humanitarian access");
        corridor.Sides.Select(side => (side.Claims[0].Kind, side.Claims[0].Citation.Document)).ShouldBe(
            [(ClaimKind.Demand, "000_ebe41dacef290fe8.txt"), (ClaimKind.OffAgenda, "003_0d391e86e928a5b6.txt"), (ClaimKind.RedLine, "003_0d391e86e928a5b6.txt")],
            ignoreOrder: true);
        corridor.Sides.ShouldAllBe(side => side.Says.Contains("corridor"));
    }

    [Fact]
    public void Nothing_else_is_a_contradiction() => Facts.Value.Contradictions.Length.ShouldBe(2);

    private static IEnumerable<Fact> Of(ClaimKind kind, string? party) =>
        Facts.Value.Facts.Where(fact => fact.Kind == kind && (party is null || fact.Parties.Any(one => one.Name == party)));

    private static string[] Whats(ClaimKind kind, string? party) => [.. Of(kind, party).SelectMany(fact => fact.Claims).Select(claim => claim.What!)];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Bot.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
