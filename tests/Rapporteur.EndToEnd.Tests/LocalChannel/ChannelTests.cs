using Microsoft.Playwright;

namespace Rapporteur.EndToEnd.Tests.LocalChannel;

public sealed class ChannelTests(Chromium chromium, ReadOnlyBot bot)
{
    private readonly BrowserNewContextOptions desk = new() { ViewportSize = new() { Width = 1280, Height = 860 } };

    [Fact]
    public async Task A_command_is_completed_and_asked_by_keyboard_alone()
    {
        var page = await chromium.OpenAsync(bot.Address, desk);

        await Assertions.Expect(page.CommandLine()).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("/del");
        await Assertions.Expect(page.Offers().First).ToContainTextAsync("/delegation");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("isr");
        await Assertions.Expect(page.Offers()).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.CommandLine()).ToHaveValueAsync("/delegation Israel");
        await page.Keyboard.PressAsync("Enter");

        var card = page.Cards().First;
        await Assertions.Expect(card.GetByRole(AriaRole.Heading, new() { Name = "Delegation of Israel" })).ToBeVisibleAsync();
        await Assertions.Expect(card.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "replaced" })).ToContainTextAsync("Ron Dermer");
        await Assertions.Expect(page.CommandLine()).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Arrows_choose_among_the_completions_and_escape_closes_them()
    {
        var page = await chromium.OpenAsync(bot.Address, desk);

        await page.Keyboard.TypeAsync("/de");
        await Assertions.Expect(page.Offers()).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Offers().Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await Assertions.Expect(page.CommandLine()).ToHaveAttributeAsync("aria-activedescendant", "offer-1");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.CommandLine()).ToHaveValueAsync("/demands ");
        await Assertions.Expect(page.Offers().First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(page.Offers()).ToHaveCountAsync(0);
        await Assertions.Expect(page.CommandLine()).ToHaveValueAsync("/demands ");
    }

    [Fact]
    public async Task Enter_completes_the_beginning_of_a_command_rather_than_asking_for_nothing()
    {
        var page = await chromium.OpenAsync(bot.Address, desk);

        await page.Keyboard.TypeAsync("/contra");
        await Assertions.Expect(page.Offers()).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.CommandLine()).ToHaveValueAsync("/contradictions");
        await Assertions.Expect(page.Cards()).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_arrow_up_brings_back_what_was_asked_before()
    {
        var page = await chromium.OpenAsync(bot.Address, desk);
        await page.AskAsync("/sources");
        await page.AskAsync("/meetings");

        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(page.CommandLine()).ToHaveValueAsync("/meetings");
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(page.CommandLine()).ToHaveValueAsync("/sources");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.CommandLine()).ToHaveValueAsync("/meetings");
    }

    [Fact]
    public async Task An_empty_channel_offers_commands_that_have_an_answer()
    {
        var page = await chromium.OpenAsync(bot.Address, desk);

        var examples = page.Locator(".examples button");
        await examples.First.WaitForAsync();
        (await examples.CountAsync()).ShouldBeGreaterThanOrEqualTo(5);
        await examples.First.ClickAsync();

        await Assertions.Expect(page.Cards().First.GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#welcome")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_long_answer_has_pages_and_its_quotes_show_when_asked()
    {
        var page = await chromium.OpenAsync(bot.Address, desk);
        var card = await page.AskAsync("/agreed");

        await Assertions.Expect(card.Locator("q")).ToHaveCountAsync(0);
        await card.GetByRole(AriaRole.Button, new() { Name = "Show quotes" }).ClickAsync();
        await Assertions.Expect(card.Locator("q").First).ToBeVisibleAsync();
        await Assertions.Expect(card.GetByText("Page 1 of")).ToBeVisibleAsync();
        var first = await card.Locator(".words").AllInnerTextsAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await Assertions.Expect(card.GetByText("Page 2 of")).ToBeVisibleAsync();
        (await card.Locator(".words").AllInnerTextsAsync()).ShouldNotContain(first[0]);
        await card.GetByRole(AriaRole.Button, new() { Name = "Previous" }).ClickAsync();

        (await card.Locator(".words").AllInnerTextsAsync()).ShouldBe(first);
        await Assertions.Expect(card.GetByRole(AriaRole.Button, new() { Name = "Previous" })).ToBeDisabledAsync();
    }

    [Fact]
    public async Task The_menu_of_a_card_opens_one_of_its_facts()
    {
        var page = await chromium.OpenAsync(bot.Address, desk);
        var card = await page.AskAsync("/redlines");
        var id = await card.Locator(".id").First.InnerTextAsync();

        await card.GetByRole(AriaRole.Combobox, new() { Name = "Open a fact" }).SelectOptionAsync(id.TrimStart('#'));

        await Assertions.Expect(page.Cards().Nth(1)).ToContainTextAsync($"Id {id.TrimStart('#')}.");
        await page.Cards().Nth(1).GetByRole(AriaRole.Button, new() { Name = "/source" }).ClickAsync();
        await Assertions.Expect(page.Cards().Nth(2)).ToContainTextAsync("Where it stands");
    }

    [Fact]
    public async Task What_the_channel_showed_is_there_again_after_a_reload()
    {
        var page = await chromium.OpenAsync(bot.Address, desk);
        await page.AskAsync("/contradictions");

        await page.ReloadAsync();

        await Assertions.Expect(page.Locator(".command")).ToHaveTextAsync(["/contradictions"]);
        await Assertions.Expect(page.Cards()).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_new_message_is_said_to_those_who_do_not_see_it()
    {
        var page = await chromium.OpenAsync(bot.Address, desk);

        await page.AskAsync("/contradictions");

        await Assertions.Expect(page.Locator("#said[role=status]")).ToContainTextAsync("Contradictions");
    }

    [Fact]
    public async Task While_seeds_are_read_the_page_says_how_far_it_is()
    {
        var page = await chromium.OpenAsync(bot.Address, desk);
        await page.RouteAsync("**/api/events*", route => route.FulfillAsync(new()
        {
            ContentType = "text/event-stream",
            Body = "event: reading\ndata: {\"done\":1204,\"all\":10000,\"facts\":null}\n\n",
        }));

        await page.ReloadAsync();

        await Assertions.Expect(page.GetByText("Reading 1,204 of 10,000 files")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Progressbar)).ToHaveAttributeAsync("max", "10000");
    }
}
