using Microsoft.Playwright;

namespace Rapporteur.EndToEnd.Tests.LocalChannel;

/// <summary>What a user does on the page, and where things stand there.</summary>
internal static class ChannelPage
{
    public static ILocator CommandLine(this IPage page) => page.GetByRole(AriaRole.Combobox, new() { Name = "Command" });

    public static ILocator Offers(this IPage page) => page.GetByRole(AriaRole.Listbox, new() { Name = "Completions" }).GetByRole(AriaRole.Option);

    public static ILocator Cards(this IPage page) => page.Locator("#messages .card");

    public static ILocator Panel(this IPage page) => page.GetByRole(AriaRole.Complementary, new() { Name = "Source" });

    /// <summary>Types a whole command and asks it; gives the card of the answer.</summary>
    public static async Task<ILocator> AskAsync(this IPage page, string command)
    {
        // Alerts come when they come.
        var answers = page.Locator("#messages .message:not(.alert) .card");
        var before = await answers.CountAsync();
        await page.CommandLine().FillAsync(command);
        await page.CommandLine().PressAsync("Escape");
        await page.CommandLine().PressAsync("Enter");
        var card = answers.Nth(before);
        await card.WaitForAsync();
        return card;
    }
}
