using Microsoft.Playwright;
using Rapporteur.EndToEnd.Tests.LocalChannel;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Rapporteur.EndToEnd.Tests.LocalChannel;

/// <summary>Debian's Chromium, driven by Playwright. Where there is none a test is skipped and says so; in CI it fails.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    // No sandbox, since tests run as root in containers; nothing that a browser does over the network by itself.
    private static readonly string[] Switches =
        ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        // Some seconds more than Playwright's five: other tests may hold the machine meanwhile.
        Assertions.SetDefaultExpectTimeout(15_000);
        if (File.Exists(Program))
        {
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Switches });
        }
    }

    /// <summary>An empty window, with nothing remembered from another test.</summary>
    public async Task<IPage> OpenAsync(Uri address, BrowserNewContextOptions? options = null)
    {
        if (browser is null)
        {
            var reason = $"{Program} is not there: install Debian's package chromium.";
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") is { Length: > 0 }, reason);
            Assert.Fail(reason);
        }

        var context = await browser.NewContextAsync(options ?? new() { ViewportSize = new() { Width = 1280, Height = 860 } });
        context.SetDefaultTimeout(15_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address.ToString());
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
    }
}
