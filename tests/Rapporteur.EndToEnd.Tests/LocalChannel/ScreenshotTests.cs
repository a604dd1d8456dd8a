using Microsoft.Playwright;

namespace Rapporteur.EndToEnd.Tests.LocalChannel;

/// <summary>Takes the pictures of the README.</summary>
public sealed class ScreenshotTests(Chromium chromium, ReadOnlyBot bot)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Pictures_show_channel_document_and_overview(ColorScheme colours)
    {
        var channel = await OpenAsync("", colours, 860);
        await channel.AskAsync("/delegation israel");
        await TakeAsync(channel, "channel", colours);

        var document = await OpenAsync("", colours, 860);
        await (await document.AskAsync("/redlines")).Locator(".cited a").First.ClickAsync();
        await document.Panel().Locator("mark").First.WaitForAsync();
        await TakeAsync(document, "document", colours);

        var overview = await OpenAsync("#/overview", colours, 1200);
        await overview.Locator(".matrix").WaitForAsync();
        await TakeAsync(overview, "overview", colours);
    }

    private Task<IPage> OpenAsync(string place, ColorScheme colours, int height) => chromium.OpenAsync(
        new Uri(bot.Address, place),
        new() { ColorScheme = colours, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 1280, Height = height } });

    // CI proves that the pictures can be taken; those of the repository change only when somebody asks for it and looks.
    private static async Task TakeAsync(IPage page, string name, ColorScheme colours)
    {
        var isAsked = Environment.GetEnvironmentVariable("TAKE_SCREENSHOTS") is { Length: > 0 };
        var folder = isAsked ? Path.Combine(RunningBot.Repository, "docs", "images") : Directory.CreateTempSubdirectory("screenshots-").FullName;
        var file = Path.Combine(folder, $"{name}-{(colours == ColorScheme.Dark ? "dark" : "light")}.png");
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled });

        new FileInfo(file).Length.ShouldBeInRange(20_000, 400_000);
        if (!isAsked)
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
