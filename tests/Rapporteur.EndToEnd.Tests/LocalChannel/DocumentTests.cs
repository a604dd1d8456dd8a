using Microsoft.Playwright;

namespace Rapporteur.EndToEnd.Tests.LocalChannel;

public sealed class DocumentTests(Chromium chromium, ReadOnlyBot bot)
{
    private readonly BrowserNewContextOptions desk = new() { ViewportSize = new() { Width = 1280, Height = 860 } };

    [Fact]
    public async Task A_citation_opens_its_document_with_the_very_words_marked_in_sight()
    {
        var page = await chromium.OpenAsync(bot.Address, desk);
        var card = await page.AskAsync("/redlines");
        var quote = (await card.Locator("q").First.TextContentAsync())!;

        await card.Locator(".cited a").First.ClickAsync();

        await Assertions.Expect(page.Panel().Locator("mark").First).ToBeInViewportAsync();
        string.Concat(await page.Panel().Locator("mark").AllTextContentsAsync()).ShouldBe(quote);
        await Assertions.Expect(page.Panel().GetByRole(AriaRole.Region, new() { Name = "The marked words" })).ToContainTextAsync("red line");
    }

    [Fact]
    public async Task The_other_claims_of_the_document_are_marked_and_listed()
    {
        var page = await chromium.OpenAsync(bot.Address, desk);
        var card = await page.AskAsync("/redlines");
        await card.Locator(".cited a").First.ClickAsync();
        await page.Panel().Locator("mark").First.WaitForAsync();

        (await page.Panel().Locator(".text .claim").CountAsync()).ShouldBeGreaterThan(5);
        await page.Panel().GetByText("claims taken from it").ClickAsync();
        var listed = page.Panel().Locator(".taken li a");
        (await listed.CountAsync()).ShouldBeGreaterThan(5);
        await listed.Last.ClickAsync();

        await Assertions.Expect(listed.Last).ToHaveAttributeAsync("aria-current", "true");
        await Assertions.Expect(page.Panel().Locator("mark").First).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Before_and_after_lead_from_claim_to_claim()
    {
        var page = await chromium.OpenAsync(bot.Address, desk);
        await (await page.AskAsync("/redlines")).Locator(".cited a").First.ClickAsync();
        await page.Panel().Locator("mark").First.WaitForAsync();
        var here = page.Url;

        await page.Panel().GetByRole(AriaRole.Link, new() { Name = "← Before" }).ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(here);
        await page.Panel().GetByRole(AriaRole.Link, new() { Name = "After →" }).ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(here);
    }

    [Fact]
    public async Task An_address_of_a_quote_shows_the_same_to_somebody_else()
    {
        var page = await chromium.OpenAsync(bot.Address, desk);
        await (await page.AskAsync("/redlines")).Locator(".cited a").First.ClickAsync();
        await page.Panel().Locator("mark").First.WaitForAsync();
        var marked = string.Concat(await page.Panel().Locator("mark").AllTextContentsAsync());

        var other = await chromium.OpenAsync(new Uri(page.Url), desk);

        await Assertions.Expect(other.Panel().Locator("mark").First).ToBeInViewportAsync();
        string.Concat(await other.Panel().Locator("mark").AllTextContentsAsync()).ShouldBe(marked);
    }

    [Fact]
    public async Task An_address_of_a_fact_shows_all_that_is_known_of_it()
    {
        var page = await chromium.OpenAsync(bot.Address, desk);
        var link = (await page.AskAsync("/redlines")).Locator(".id").First;
        var id = (await link.InnerTextAsync()).TrimStart('#');
        await link.ClickAsync();

        page.Url.ShouldEndWith($"#/fact/{id}");
        await Assertions.Expect(page.Panel()).ToContainTextAsync($"Id {id}.");
        await page.Panel().Locator(".cited a").First.ClickAsync();
        await Assertions.Expect(page.Panel().Locator("mark").First).ToBeInViewportAsync();
    }

    [Fact]
    public async Task The_panel_is_opened_read_and_left_by_keyboard()
    {
        var page = await chromium.OpenAsync(bot.Address, desk);
        var citation = (await page.AskAsync("/redlines")).Locator(".cited a").First;
        await citation.FocusAsync();

        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Panel().GetByRole(AriaRole.Heading).First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(page.Panel()).ToBeHiddenAsync();
        await Assertions.Expect(citation).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("#/document/none.txt", "No document is called 'none.txt'.")]
    [InlineData("#/fact/zzzzzzz", "No fact has the id 'zzzzzzz'.")]
    [InlineData("#/document/%E0%A4%A/9-1", "No document is called")]
    public async Task An_address_that_leads_nowhere_says_so(string address, string sentence)
    {
        var page = await chromium.OpenAsync(new Uri(bot.Address, address), desk);

        await Assertions.Expect(page.Panel()).ToContainTextAsync(sentence);
    }
}
