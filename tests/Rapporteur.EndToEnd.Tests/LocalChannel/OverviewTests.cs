using Microsoft.Playwright;

namespace Rapporteur.EndToEnd.Tests.LocalChannel;

public sealed class OverviewTests(Chromium chromium, ReadOnlyBot bot)
{
    private readonly BrowserNewContextOptions desk = new() { ViewportSize = new() { Width = 1280, Height = 860 } };

    [Fact]
    public async Task The_gaps_are_a_table_of_subjects_by_parties_whose_cells_open_the_facts()
    {
        var page = await chromium.OpenAsync(new Uri(bot.Address, "#/overview"), desk);
        var table = page.GetByRole(AriaRole.Table);

        await Assertions.Expect(table.GetByRole(AriaRole.Columnheader, new() { Name = "Israel" })).ToBeVisibleAsync();
        await Assertions.Expect(table.GetByRole(AriaRole.Columnheader, new() { Name = "Syria" })).ToBeVisibleAsync();
        var position = table.Locator("td[data-party=Israel] a").First;
        var label = await position.Locator(".label").InnerTextAsync();
        await position.ClickAsync();

        await Assertions.Expect(page.Panel().Locator(".label").First).ToHaveTextAsync(label);
        await Assertions.Expect(page.Panel().Locator(".cited a").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Meetings_and_delegations_are_listed_with_what_is_not_stated()
    {
        var page = await chromium.OpenAsync(new Uri(bot.Address, "#/overview"), desk);

        await Assertions.Expect(page.Locator(".meetings")).ToContainTextAsync("Paris");
        var israel = page.Locator(".delegations section").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Israel" }) });
        await Assertions.Expect(israel.Locator(".replaced")).ToContainTextAsync("Ron Dermer");
        await Assertions.Expect(israel).ToContainTextAsync("Lead: not stated.");
    }

    [Fact]
    public async Task The_numbers_by_kind_add_up_to_the_number_of_facts()
    {
        var page = await chromium.OpenAsync(new Uri(bot.Address, "#/overview"), desk);
        var kinds = page.Locator(".sheet").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Facts by kind" }) }).Locator(".number");
        await kinds.First.WaitForAsync();

        var sum = (await kinds.AllInnerTextsAsync()).Sum(number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture));

        await Assertions.Expect(page.Locator(".figures")).ToContainTextAsync($"{sum} facts");
    }

    [Fact]
    public async Task On_paper_the_overview_stands_without_what_is_only_for_the_screen()
    {
        var page = await chromium.OpenAsync(new Uri(bot.Address, "#/overview"), desk);
        await page.GetByRole(AriaRole.Table).WaitForAsync();

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Assertions.Expect(page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("header")).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Print" })).ToBeHiddenAsync();
        (await page.EvaluateAsync<bool>("document.documentElement.scrollHeight > innerHeight")).ShouldBeTrue("all of it is on the paper, not a scrolled part");
    }
}
