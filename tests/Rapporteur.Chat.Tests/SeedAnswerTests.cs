using Rapporteur.Facts;
using Rapporteur.Facts.Parties;

namespace Rapporteur.Chat.Tests;

/// <summary>What the two seeds must give, from facts that were written by hand: the commands alone are under test.</summary>
public class SeedAnswerTests
{
    private static readonly Lazy<FactBase> Facts = new(() => GoldClaims.Base());

    private static async Task<Answer> Ask(string typed) =>
        await new CommandList(CommandList.Questions(new NameFinder(Known))).AskAsync(Facts.Value, typed, Asker.Local, TestContext.Current.CancellationToken);

    private static Party? Known(string name) => name.ToLowerInvariant() switch
    {
        "us" or "u.s." => new Party("United States"),
        "türkiye" or "turkey" => new Party("Turkey"),
        _ => null,
    };

    private static IEnumerable<string> Texts(Answer answer, string heading) => answer.Sections.Single(section => section.Heading == heading).Lines.Select(line => line.Text.Split(',')[0]);

    [Fact]
    public async Task The_delegation_of_Israel_has_three_members_and_one_who_was_replaced()
    {
        var answer = await Ask("/delegation israel");

        Texts(answer, "Members").ShouldBe(["Roman Gofman", "Yehiel Leiter", "Gil Reich"], ignoreOrder: true);
        Texts(answer, "Replaced").ShouldBe(["Ron Dermer"]);
        answer.Lines.Single(line => line.Text.StartsWith("Yehiel", StringComparison.Ordinal)).Detail.ShouldBe("Also spelled Yehiel Leitner.");
        answer.Lines.First().Support.ShouldBe("2 of 2 seeds");
        answer.Sections[0].Note.ShouldBe("Lead: not stated.");
    }

    [Fact]
    public async Task The_delegation_of_the_United_States_mediates() =>
        Texts(await Ask("/delegation us"), "Mediators").ShouldBe(["Jared Kushner", "Steve Witkoff", "Tom Barrack"], ignoreOrder: true);

    [Fact]
    public async Task Turkey_has_nobody_at_the_table_and_that_is_no_error()
    {
        var answer = await Ask("/delegation türkiye");

        answer.Sections.ShouldHaveSingleItem().Heading.ShouldBe("Named, but in no delegation");
        answer.Lines.ShouldHaveSingleItem().Text.ShouldContain("Turkish Foreign Minister Hakan Fidan");
        answer.IsError.ShouldBeFalse();
        answer.Note!.ShouldStartWith("Nobody");
    }

    [Fact]
    public async Task Somebody_who_is_named_and_in_no_delegation_is_shown_with_the_words()
    {
        var answer = await Ask("/person hakan fidan");

        answer.IsError.ShouldBeFalse();
        answer.Lines.ShouldHaveSingleItem().Citations.ShouldHaveSingleItem().Citation.Document.ShouldBe("003_0d391e86e928a5b6.txt");
    }

    [Fact]
    public async Task A_title_that_two_share_is_each_ones_own() =>
        (await Ask("/delegation us")).Lines.First(line => line.Text.StartsWith("Jared", StringComparison.Ordinal)).Text.ShouldContain("closest advisor on these matters");

    [Theory]
    [InlineData("corridor")]
    [InlineData("buffer")]
    [InlineData("gas")]
    [InlineData("withdrawal")]
    [InlineData("treaty")]
    public async Task Nothing_that_was_only_wanted_is_shown_as_agreed(string word)
    {
        var answer = await Ask("/agreed");

        answer.Lines.ShouldNotBeEmpty();
        answer.Lines.ShouldAllBe(line => !line.Text.Contains(word));
    }

    [Theory]
    [InlineData("/redlines syria", "corridor")]
    [InlineData("/redlines israel", "Turkish military presence")]
    public async Task A_red_line_is_the_partys_own(string typed, string what) =>
        (await Ask(typed)).Lines.ShouldHaveSingleItem().Text.ShouldContain(what);

    [Theory]
    [InlineData("Withdrawal and its timetable")]
    [InlineData("Disarmament and heavy weapons")]
    [InlineData("Buffer or demilitarised zone")]
    [InlineData("Corridors and humanitarian access")]
    [InlineData("Foreign military presence")]
    [InlineData("Military operations and strikes")]
    public async Task The_gaps_hold_each_subject_that_keeps_the_sides_apart(string subject) =>
        (await Ask("/gaps")).Sections.ShouldContain(section => section.Heading == subject);

    [Fact]
    public async Task The_corridor_is_sought_refused_and_off_the_agenda_and_shown_as_a_contradiction()
    {
        var corridor = (await Ask("/gaps corridor")).Sections.Single();

        corridor.Lines.Select(line => line.Label).ShouldBe(["demand", "proposal", "red line", "off the agenda"], ignoreOrder: true);
        corridor.Note!.ShouldStartWith("Contradiction");
    }

    [Fact]
    public async Task The_heights_are_off_the_agenda() =>
        Texts(await Ask("/gaps"), "Off the agenda").ShouldContain("The Golan Heights");

    [Fact]
    public async Task The_contradictions_are_the_name_with_two_spellings_and_the_corridor() =>
        (await Ask("/contradictions")).Sections.Select(section => section.Heading!.Split(':')[0])
            .ShouldBe(["Two spellings of one name", "Corridors and humanitarian access"]);

    [Fact]
    public async Task An_unknown_party_gets_those_known_and_what_may_be_meant()
    {
        var answer = await Ask("/delegation isreal");

        answer.IsError.ShouldBeTrue();
        answer.Title.ShouldBe("No party is called 'isreal'. Did you mean Israel? The seeds know Israel, Syria and United States.");
        answer.Suggestions.ShouldBe(["/delegation party:Israel"]);
    }

    [Theory]
    [InlineData("/compare isreal syria", "/compare other:syria party:Israel")]
    [InlineData("/compare israel syira", "/compare other:Syria party:israel")]
    [InlineData("/delegation turky", "/delegation party:Turkey")]
    public async Task A_slip_in_a_partys_name_is_mended_in_the_same_command(string typed, string mended) =>
        (await Ask(typed)).Suggestions.ShouldBe([mended]);

    [Fact]
    public async Task A_word_of_a_name_finds_the_subject() =>
        (await Ask("/gaps golan")).Lines.ShouldHaveSingleItem().Text.ShouldBe("The Golan Heights");

    [Fact]
    public async Task A_side_without_a_position_on_a_gap_is_named() =>
        (await Ask("/gaps withdrawal")).Sections.Single(section => section.Heading == "Withdrawal and its timetable").Note.ShouldBe("Israel: not stated.");

    [Fact]
    public async Task All_that_is_off_the_agenda_is_listed_again_at_the_end_of_all_gaps() =>
        (await Ask("/gaps")).Sections[^1].Lines.Select(line => line.Text).ShouldContain(text => text.Contains("corridor"));

    [Fact]
    public async Task What_was_agreed_by_parties_that_are_not_stated_is_not_left_out_for_one_party() =>
        (await Ask("/agreed syria")).Sections[^1].Heading.ShouldBe("Agreed, parties not stated");

    [Fact]
    public async Task Parties_stand_in_one_order_in_every_heading() =>
        (await Ask("/agreed")).Sections.Select(section => string.Join(", ", section.Heading!.Split(", ").Order(StringComparer.Ordinal))).ShouldBeUnique();

    [Fact]
    public async Task An_example_names_a_party_of_the_seeds() =>
        (await Ask("/delegation")).Suggestions.ShouldHaveSingleItem().ShouldBe("/delegation party:Israel");

    [Fact]
    public async Task A_fact_says_why_two_claims_count_as_one()
    {
        var id = (await Ask("/person leitner")).Lines.Single().FactId!;

        var answer = await Ask($"/fact {id}");

        answer.Sections[1].Note.ShouldBe("Taken for the same: the same party, and 'Yehiel Leitner' is a spelling of 'Yehiel Leiter'.");
        answer.Sections.Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_source_shows_the_sentence_in_its_place_with_file_line_offsets_and_hash()
    {
        var id = (await Ask("/redlines syria")).Lines.Single().FactId!;

        var section = (await Ask($"/source {id}")).Sections.Single();

        section.Lines.Select(line => line.Label).ShouldBe(["before", "before", "the words", "after", "after"]);
        section.Lines[2].Text.ShouldStartWith("This is a red line for the Syrian side, as it would");
        section.Note!.ShouldStartWith("003_0d391e86e928a5b6.txt, line 9, characters ");
        section.Note!.ShouldContain("SHA-256 ");
    }

    [Fact]
    public async Task The_source_of_several_facts_shows_a_sentence_that_bears_some_of_them_once_and_says_which()
    {
        var members = (await Ask("/delegation israel")).Sections.Single(section => section.Heading == "Members").Lines;

        var answer = await Ask($"/source {string.Join(',', members.Select(line => line.FactId))}");

        answer.Lines.Count(line => line.Label == "the words").ShouldBe(2);
        answer.Sections[0].Note!.ShouldStartWith(string.Join("; ", members.Select(line => line.Text)) + ": 000_");
        (await Ask($"/source {members[0].FactId}, zzzzzzz")).Title.ShouldStartWith("No fact has the id 'zzzzzzz'.");
    }

    [Fact]
    public async Task Every_line_about_the_negotiation_has_words_that_stand_in_their_document()
    {
        foreach (var typed in new[] { "/delegation israel", "/agreed", "/demands", "/redlines", "/proposals", "/gaps", "/meetings", "/contradictions", "/compare israel syria" })
        {
            var answer = await Ask(typed);
            answer.Lines.ShouldNotBeEmpty(typed);
            answer.Lines.ShouldAllBe(line => line.Citations.Length > 0 && line.Citations.All(cited => cited.Citation.Holds(Facts.Value.Document(cited.Citation.Document))));
        }
    }
}
