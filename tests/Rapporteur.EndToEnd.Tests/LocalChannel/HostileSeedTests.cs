using System.Text.Json;
using Microsoft.Playwright;

namespace Rapporteur.EndToEnd.Tests.LocalChannel;

public sealed class HostileSeedTests(Chromium chromium)
{
    private const string Script = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">";

    [Fact]
    public async Task A_seed_full_of_markup_mentions_and_overrides_shows_as_text()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.DropAsync("<b>hostile & #1?.txt", $"""
            {Script} **Talks** [on](https://example.org) `borders`

            Ruritania is no state, but Israel demanded {Script} a full withdrawal of @everyone <@1> from Syria. Syria rejected "a \u202Ezone{'\u202E'} of [control](javascript:alert(1))" on Tuesday.
            """);
        var page = await chromium.OpenAsync(bot.Address);
        var violations = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") { violations.Add(message.Text); } };
        page.Dialog += (_, dialog) => violations.Add(dialog.Message);
        await Assertions.Expect(page.Locator("#counts")).ToContainTextAsync("3 documents");

        var card = await page.AskAsync("/sources");
        await Assertions.Expect(card).ToContainTextAsync("<b>hostile & #1?.txt");
        await page.EvaluateAsync($"location.hash = '#/document/' + encodeURIComponent({JsonSerializer.Serialize("<b>hostile & #1?.txt")})");
        await Assertions.Expect(page.Panel().Locator(".text")).ToContainTextAsync(Script);
        await Assertions.Expect(page.Panel().Locator(".text")).ToContainTextAsync("@everyone <@1>");
        await Assertions.Expect(page.Panel().Locator(".text")).ToContainTextAsync("[control](javascript:alert(1))");
        await page.AskAsync("/demands");
        await page.GetByRole(AriaRole.Link, new() { Name = "Overview" }).ClickAsync();
        await page.GetByRole(AriaRole.Table).WaitForAsync();

        (await page.Locator("body script, body img, .text b, #messages b, a[href^='http'], a[href^=javascript]").CountAsync()).ShouldBe(0);
        (await page.TitleAsync()).ShouldNotContain("taken");
        violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_override_of_the_direction_is_shown_by_its_number_and_turns_nothing_round()
    {
        await using var bot = await RunningBot.StartAsync();
        var page = await chromium.OpenAsync(bot.Address);
        await Assertions.Expect(page.Locator("#line")).ToHaveTextAsync("connected");
        await bot.DropAsync("turned.txt", "Israel demanded a full \u202Ewithdrawal\u202C of forces from Syria, \u200Bofficials said.\n");
        await Assertions.Expect(page.Locator("#counts")).ToContainTextAsync("3 documents");

        await page.EvaluateAsync("location.hash = '#/document/turned.txt'");

        await Assertions.Expect(page.Panel().Locator(".text .unseen")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Panel().Locator(".text .unseen").First).ToHaveAttributeAsync("data-code", "U+202E");
        // The alert about the file is shown in the channel and said to those who listen.
        await Assertions.Expect(page.Locator("#messages")).ToContainTextAsync("1 new demand");
        await Assertions.Expect(page.Locator("#said")).ToContainTextAsync("withdrawal");
        (await page.EvaluateAsync<bool>("/[\\u202a-\\u202e\\u200b]/.test(document.body.textContent)")).ShouldBeFalse();
    }
}
