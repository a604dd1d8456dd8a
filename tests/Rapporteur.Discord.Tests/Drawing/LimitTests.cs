using System.Text;
using Rapporteur.Chat;
using Rapporteur.Discord.Drawing;
using Rapporteur.Discord.Wire;
using Rapporteur.Facts.Claims;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Discord.Tests.Drawing;

public sealed class LimitTests
{
    private const string Latin = "withdrawal ";
    private const string Arabic = "انسحاب ";

    public static TheoryData<string> Scripts => [Latin, Arabic];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Every_page_of_a_very_long_answer_keeps_every_limit_and_nothing_is_lost(string word)
    {
        var answer = Sections(40, 12, i => $"{i}: {Repeat(word, 60)}");

        var pages = Pages(answer, quotes: true);

        pages.Count.ShouldBeGreaterThan(10);
        pages.ShouldAllBe(page => Keeps(page));
        var all = Plain(pages);
        for (var i = 0; i < 40 * 12; i++)
        {
            all.ShouldContain($"• {i}: ");
        }
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void One_quote_longer_than_any_page_is_broken_between_words_with_its_markup_closed_and_opened_again(string word)
    {
        var quote = Repeat(word, 12_000).Trim();
        var answer = Answer(Line("Ruritania: all of it", quote));

        var pages = Pages(answer, quotes: true);

        pages.ShouldAllBe(page => Keeps(page));
        var quoted = pages.SelectMany(page => page.Embeds).SelectMany(embed => embed.Description!.Split('\n')).Where(line => line.StartsWith("> ", StringComparison.Ordinal)).ToList();
        quoted.Count.ShouldBeGreaterThan(5);
        quoted.ShouldAllBe(line => line.StartsWith("> *", StringComparison.Ordinal) && line.EndsWith('*') && Isolations(line) == 0);
        string.Join(' ', quoted.Select(line => line[3..^1])).Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal).ShouldBe($"“{quote}”");
    }

    [Theory]
    [InlineData("x", 12_000)]
    [InlineData("ا", 12_000)]
    [InlineData("*", 8_000)]
    [InlineData("😀", 6_000)]
    public void A_text_without_any_space_is_broken_between_characters(string letter, int count)
    {
        var pages = Pages(Answer(Line("Ruritania", string.Concat(Enumerable.Repeat(letter, count)))), quotes: true);

        pages.ShouldAllBe(page => Keeps(page));
        var text = Plain(pages);
        text.ShouldNotContain("\uFFFD");
        (text.Split(letter).Length - 1).ShouldBeInRange(count, count + (letter == "*" ? 200 : 0));
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).ShouldBe(text);
    }

    [Theory]
    [InlineData("T", 256, 256)]
    [InlineData("T", 257, 256)]
    [InlineData("و", 257, 256)]
    [InlineData("*", 256, 256)]
    public void A_title_holds_256_characters_and_is_cut_after(string letter, int length, int most)
    {
        var title = Pages(new(string.Concat(Enumerable.Repeat(letter, length)), []), quotes: false)[0].Embeds[0].Title!;

        title.Length.ShouldBeLessThanOrEqualTo(most);
        title.Length.ShouldBeGreaterThan(most - 8);
        title.ShouldNotEndWith("\\");
    }

    [Fact]
    public void A_message_holds_ten_embeds_and_the_eleventh_section_goes_to_the_next_page()
    {
        Pages(Sections(9, 1, i => $"{i}"), quotes: false).Count.ShouldBe(1);

        var pages = Pages(Sections(10, 1, i => $"{i}"), quotes: false);
        pages.Count.ShouldBe(2);
        pages[0].Embeds.Count.ShouldBe(10);
    }

    [Theory]
    [InlineData(Latin)]
    [InlineData(Arabic)]
    public void A_page_is_filled_to_its_limit_before_the_next_one_begins(string word)
    {
        var pages = Pages(Sections(1, 200, i => $"{i} {word.Trim()}"), quotes: false);

        pages.Count.ShouldBeGreaterThan(1);
        foreach (var page in pages.SkipLast(1))
        {
            Characters(page).ShouldBeInRange(Limits.Page - 120, Limits.Page);
        }
    }

    [Fact]
    public void A_menu_holds_25_facts_with_labels_of_100_characters()
    {
        var message = AnswerMessage.Draw(Answer([.. Enumerable.Range(0, 40).Select(i => Line($"{i}", "q") with { FactId = $"f{i}" })]) with { Invocation = Invocation.Of("demands", ("party", "x")) }, quotes: false);

        var menu = message.Components.SelectMany(row => row.Components).Single(component => component.Type == ComponentType.Menu);
        menu.Options!.Count.ShouldBe(25);
        var longOne = AnswerMessage.Draw(Answer(Line(Repeat(Arabic, 300), "q") with { FactId = "a" }, Line("b", "q") with { FactId = "b" }));
        longOne.Components.SelectMany(row => row.Components).Single(component => component.Type == ComponentType.Menu).Options!.ShouldAllBe(option => option.Label.Length <= 100 && option.Description!.Length <= 100);
    }

    [Theory]
    [InlineData(Latin)]
    [InlineData(Arabic)]
    public void A_custom_id_holds_100_characters_and_a_longer_command_is_found_in_the_footer(string word)
    {
        var fits = new string('x', 100 - "u12q/find text:".Length);
        new ButtonState(ButtonAct.Update, 12, true, $"/find text:{fits}").ToCustomId().Length.ShouldBe(100);

        var invocation = Invocation.Of("find", ("text", Repeat(word, 120).Trim()));
        var message = AnswerMessage.Draw(Sections(1, 90, i => $"{i} {word}") with { Invocation = invocation }, quotes: false);

        var next = message.Components.SelectMany(row => row.Components).Single(component => component.Label == "Next ▶");
        next.CustomId!.Length.ShouldBeLessThanOrEqualTo(100);
        var state = ButtonState.Read(next.CustomId, message.Embeds[^1].Footer!.Text)!;
        state.Page.ShouldBe(1);
        state.Ask(new CommandList(CommandList.Questions(SmallFacts.Names)).Specs).Invocation!["text"].ShouldBe(invocation["text"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("u")]
    [InlineData("u1")]
    [InlineData("z1q/gaps")]
    [InlineData("u99999999999q/gaps")]
    [InlineData("mute:1")]
    public void What_is_no_custom_id_of_ours_is_not_read(string customId) => ButtonState.Read(customId, null).ShouldBeNull();

    private static bool Keeps(Page page) =>
        page.Embeds.Count is > 0 and <= 10
        && Characters(page) <= 6000
        && page.Embeds.Sum(embed => Encoding.UTF8.GetByteCount($"{embed.Title}{embed.Description}{embed.Footer?.Text}")) <= 9500
        && page.Embeds.All(embed => (embed.Title?.Length ?? 0) <= 256 && (embed.Description?.Length ?? 0) <= 4096 && (embed.Footer?.Text.Length ?? 0) <= 2048)
        && page.Embeds.All(embed => Isolations(embed.Description ?? "") == 0);

    private static int Characters(Page page) => page.Embeds.Sum(embed => (embed.Title?.Length ?? 0) + (embed.Description?.Length ?? 0) + (embed.Footer?.Text.Length ?? 0));

    private static int Isolations(string text) => text.Count(letter => letter == '\u2068') - text.Count(letter => letter == '\u2069');

    private static string Plain(IReadOnlyList<Page> pages) => string.Join('\n', pages.SelectMany(page => page.Embeds).Select(embed => embed.Description));

    private static IReadOnlyList<Page> Pages(Answer answer, bool quotes) => AnswerPages.Of(answer with { Invocation = Invocation.Of("gaps") }, quotes);

    private static string Repeat(string word, int characters) => string.Concat(Enumerable.Repeat(word, characters / word.Length));

    private static Answer Answer(params AnswerLine[] lines) => new("Demands", [new(null, [.. lines])]);

    private static Answer Sections(int sections, int lines, Func<int, string> text) => new("Gaps",
        [.. Enumerable.Range(0, sections).Select(section => new AnswerSection($"Subject {section}", [.. Enumerable.Range(section * lines, lines).Select(i => Line(text(i), "a quote"))]))]);

    private static AnswerLine Line(string text, string quote) => new(text)
    {
        Citations = [new(new Citation("talks.txt", "00", new TextSpan(0, quote.Length), quote, "", "", []), "Talks", "Herald", "2026-01-08", 1)],
    };
}
