using Microsoft.Playwright;

namespace Rapporteur.EndToEnd.Tests.LocalChannel;

public sealed class AlertTests(Chromium chromium)
{
    private const string Fishing = "Talks on fishing\n\nNorway is demanding a share of the herring from Iceland. Iceland rejects any quota.\n";
    private const string Borders = "Talks on borders\n\nChile is demanding an end to border patrols from Peru. Peru rejects any corridor.\n";

    [Fact]
    public async Task A_dropped_file_is_told_on_the_open_page_with_its_proof()
    {
        await using var bot = await RunningBot.StartAsync();
        var page = await chromium.OpenAsync(bot.Address);
        await ConnectedAsync(page);

        await bot.DropAsync("fishing.txt", Fishing);

        var alert = page.Locator(".alert .card");
        await Assertions.Expect(alert).ToContainTextAsync("herring", new() { Timeout = 15_000 });
        await Assertions.Expect(alert.GetByRole(AriaRole.Heading).First).ToHaveTextAsync("Talks on fishing");
        await Assertions.Expect(page.Locator("#said")).ToContainTextAsync("Alert: Talks on fishing");
        await alert.Locator(".cited a").First.ClickAsync();
        await Assertions.Expect(page.Panel().Locator("mark").First).ToBeInViewportAsync();
        Fishing.ShouldContain(string.Concat(await page.Panel().Locator("mark").AllTextContentsAsync()));
    }

    [Fact]
    public async Task A_page_that_is_opened_later_shows_what_was_told_before_and_counts_as_new_what_comes()
    {
        await using var bot = await RunningBot.StartAsync();
        var early = await chromium.OpenAsync(bot.Address);
        await ConnectedAsync(early);
        await bot.DropAsync("fishing.txt", Fishing);
        await Assertions.Expect(early.Locator(".alert .card")).ToContainTextAsync("herring");

        var late = await chromium.OpenAsync(new Uri(bot.Address, "#/overview"));
        await ConnectedAsync(late);
        await bot.DropAsync("borders.txt", Borders);

        var channel = late.GetByRole(AriaRole.Link, new() { Name = "Channel" });
        await Assertions.Expect(channel).ToContainTextAsync("1 new");
        await channel.ClickAsync();
        await Assertions.Expect(late.Locator(".alert .card")).ToContainTextAsync(["Talks on fishing", "Talks on borders"]);
    }

    [Fact]
    public async Task Whoever_looks_at_the_overview_sees_that_the_channel_has_news()
    {
        await using var bot = await RunningBot.StartAsync();
        var page = await chromium.OpenAsync(new Uri(bot.Address, "#/overview"));
        await ConnectedAsync(page);

        await bot.DropAsync("fishing.txt", Fishing);
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Channel" })).ToContainTextAsync("1 new", new() { Timeout = 15_000 });
        await Assertions.Expect(page.Locator(".figures")).ToContainTextAsync("3 documents");
        await page.GetByRole(AriaRole.Link, new() { Name = "Channel" }).ClickAsync();

        await Assertions.Expect(page.Locator(".alert .card")).ToBeVisibleAsync();
        await Assertions.Expect(page).ToHaveTitleAsync("Rapporteur");
    }

    [Fact]
    public async Task A_page_that_lost_the_host_for_ten_seconds_comes_back_with_nothing_missing_and_nothing_twice()
    {
        await using var bot = await RunningBot.StartAsync();
        var page = await chromium.OpenAsync(bot.Address);
        await ConnectedAsync(page);
        await bot.DropAsync("fishing.txt", Fishing);
        await Assertions.Expect(page.Locator(".alert .card")).ToHaveCountAsync(1, new() { Timeout = 15_000 });

        await bot.TerminateAsync();
        await Assertions.Expect(page.Locator("#line")).ToHaveTextAsync("connection lost, trying again");
        await bot.DropAsync("borders.txt", Borders);
        // The ten seconds are the page's own: its browser's clock cannot be turned from here.
        await Task.Delay(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await bot.StartAgainAsync();

        await ConnectedAsync(page);
        await Assertions.Expect(page.Locator(".alert .card")).ToHaveCountAsync(2, new() { Timeout = 20_000 });
        await Assertions.Expect(page.Locator(".alert .card").Nth(1)).ToContainTextAsync("Talks on borders");
        await Assertions.Expect(page.Locator("#counts")).ToContainTextAsync("4 documents");
        await page.ReloadAsync();
        await ConnectedAsync(page);
        await Assertions.Expect(page.Locator(".alert .card")).ToHaveCountAsync(2);
    }

    private static Task ConnectedAsync(IPage page) => Assertions.Expect(page.Locator("#line")).ToHaveTextAsync("connected", new() { Timeout = 15_000 });
}
