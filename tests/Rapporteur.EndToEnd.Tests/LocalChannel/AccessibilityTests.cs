using System.Text.Json;
using Microsoft.Playwright;

namespace Rapporteur.EndToEnd.Tests.LocalChannel;

public sealed class AccessibilityTests(Chromium chromium, ReadOnlyBot bot)
{
    private static readonly string Axe = Path.Combine(RunningBot.Repository, "tests", "node_modules", "axe-core", "axe.min.js");

    [Theory]
    [InlineData("", ColorScheme.Light)]
    [InlineData("", ColorScheme.Dark)]
    [InlineData("/gaps", ColorScheme.Light)]
    [InlineData("/gaps", ColorScheme.Dark)]
    [InlineData("/nothing", ColorScheme.Light)]
    public async Task Axe_finds_no_violation_in_the_channel(string command, ColorScheme colours)
    {
        var page = await chromium.OpenAsync(bot.Address, new() { ColorScheme = colours, ReducedMotion = ReducedMotion.Reduce });
        if (command.Length > 0)
        {
            await page.AskAsync(command);
        }
        else
        {
            await page.Locator(".examples button").First.WaitForAsync();
            await page.Keyboard.TypeAsync("/");
            await page.Offers().First.WaitForAsync();
            await page.Keyboard.PressAsync("ArrowDown");
        }

        (await ViolationsAsync(page)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_no_violation_beside_a_document(ColorScheme colours)
    {
        var page = await chromium.OpenAsync(bot.Address, new() { ColorScheme = colours });
        await (await page.AskAsync("/redlines")).Locator(".cited a").First.ClickAsync();
        await page.Panel().Locator("mark").First.WaitForAsync();
        await page.Panel().GetByText("claims taken from it").ClickAsync();

        (await ViolationsAsync(page)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 360)]
    public async Task Axe_finds_no_violation_in_the_overview(ColorScheme colours, int width)
    {
        var page = await chromium.OpenAsync(new Uri(bot.Address, "#/overview"), new() { ColorScheme = colours, ViewportSize = new() { Width = width, Height = 800 } });
        await page.Locator(".matrix").WaitForAsync();

        (await ViolationsAsync(page)).ShouldBeEmpty();
    }

    [Fact]
    public async Task At_360_pixels_nothing_has_to_be_scrolled_sideways()
    {
        var page = await chromium.OpenAsync(bot.Address, new() { ViewportSize = new() { Width = 360, Height = 740 } });
        await page.AskAsync("/contradictions");
        await NothingIsWiderAsync(page, "the channel");
        await page.Locator(".cited a").First.ClickAsync();
        await page.Panel().Locator("mark").First.WaitForAsync();
        await NothingIsWiderAsync(page, "the document");
        await page.GotoAsync(new Uri(bot.Address, "#/overview").ToString());
        await page.Locator(".matrix").WaitForAsync();

        await NothingIsWiderAsync(page, "the overview");
    }

    [Fact]
    public async Task On_a_phone_the_document_takes_the_place_of_the_channel_and_gives_it_back()
    {
        var page = await chromium.OpenAsync(bot.Address, new() { ViewportSize = new() { Width = 360, Height = 740 } });
        await (await page.AskAsync("/redlines")).Locator(".cited a").First.ClickAsync();
        await Assertions.Expect(page.Panel().Locator("mark").First).ToBeInViewportAsync();
        await Assertions.Expect(page.CommandLine()).ToBeHiddenAsync();

        await page.Panel().GetByRole(AriaRole.Button, new() { Name = "Close the source" }).ClickAsync();

        await Assertions.Expect(page.CommandLine()).ToBeVisibleAsync();
    }

    private static async Task NothingIsWiderAsync(IPage page, string what)
    {
        // Both the page and the parts of it that scroll by themselves.
        var wider = await page.EvaluateAsync<string[]>("""
            [document.documentElement, ...document.querySelectorAll('#scroll, #panel, #overview, .card, .sheet')]
              .filter((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0)
              .map((part) => `${part.tagName}#${part.id}: ${part.scrollWidth} in ${part.clientWidth}`)
            """);
        wider.ShouldBeEmpty(what);
    }

    private static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        if (!File.Exists(Axe))
        {
            const string Reason = "axe-core is not there: run npm ci in tests/ (needs Node).";
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") is { Length: > 0 }, Reason);
            Assert.Fail(Reason);
        }

        await page.EvaluateAsync(await File.ReadAllTextAsync(Axe, TestContext.Current.CancellationToken));
        var result = await page.EvaluateAsync<JsonElement>("axe.run(document, { resultTypes: ['violations'] }).then((found) => found.violations)");
        return [.. result.EnumerateArray().Select(violation =>
            $"{violation.GetProperty("id")}: {violation.GetProperty("help")}: {string.Join(" | ", violation.GetProperty("nodes").EnumerateArray().Take(3).Select(node => $"{node.GetProperty("target")} {node.GetProperty("failureSummary")}"))}")];
    }
}
