using System.Collections.Concurrent;
using System.Diagnostics;
using Rapporteur.Discord.Server;
using Rapporteur.Discord.Server.Rest;

namespace Rapporteur.Discord.Tests;

/// <summary>Holds the test server to a client that others wrote: what discord.js does with it, it does with Discord.</summary>
public sealed class DiscordJsTests
{
    [Fact]
    public async Task Discord_js_connects_registers_replies_and_resumes_and_finds_nothing_missing()
    {
        var folder = Folder();
        await using var server = await DiscordServer.StartAsync();
        server.IsStrict = false; // What it sends is its makers' concern.
        server.Gateway.Guilds = [.. Enumerable.Range(1, 3).Select(Fixtures.Guild)];
        using var client = Client(folder, server);
        var said = new ConcurrentQueue<string>();
        client.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        client.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        client.BeginOutputReadLine();
        client.BeginErrorReadLine();
        try
        {
            await UntilAsync(() => said.Contains("registered"), said);
            said.ShouldContain("ready 3");
            server.Rest.Commands.ShouldHaveSingleItem()!["name"]!.ToString().ShouldBe("delegation");

            var first = await server.InteractAsync(Fixtures.Command("delegation", ("party", "ruritania")));
            var typing = await server.InteractAsync(Fixtures.Autocomplete("delegation", ("party", "r")));
            await UntilAsync(() => first.Callback is not null && typing.Callback is not null, said);
            first.Message!["embeds"]![0]!["fields"]!.AsArray().Count.ShouldBe(3);
            ((int)typing.Callback!["type"]!).ShouldBe(8);

            server.Gateway.Line.Drop();
            var missed = new List<SentInteraction>();
            for (var i = 0; i < 20; i++)
            {
                missed.Add(await server.InteractAsync(Fixtures.Command("delegation")));
            }

            await UntilAsync(() => said.Contains("resumed") && missed.TrueForAll(sent => sent.Callback is not null), said);
            missed.ShouldAllBe(sent => sent.Callbacks == 1);
            server.Gateway.Identifies.Count.ShouldBe(1);
            server.Gateway.Violations.ShouldBeEmpty();
        }
        finally
        {
            await client.StandardInput.WriteLineAsync("end");
            if (!client.WaitForExit(TimeSpan.FromSeconds(3)))
            {
                client.Kill(entireProcessTree: true);
            }
        }
    }

    private static Process Client(string folder, DiscordServer server) => Process.Start(new ProcessStartInfo("node", "discord-js/client.mjs")
    {
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        RedirectStandardInput = true,
        UseShellExecute = false,
        Environment =
        {
            ["API"] = server.ApiUrl[..server.ApiUrl.IndexOf("/v10", StringComparison.Ordinal)],
            ["TOKEN"] = server.Token,
            ["APPLICATION"] = DiscordServer.ApplicationId,
        },
    })!;

    /// <summary>The folder with discord.js; without it or Node the test is skipped, but not in CI.</summary>
    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "discord-js", "client.mjs")))
        {
            folder = folder.Parent;
        }

        var tests = folder?.FullName ?? throw new InvalidOperationException("The folder of the tests is not above the test program.");
        var missing = !HasNode() ? "Node is not installed." : !Directory.Exists(Path.Combine(tests, "node_modules", "discord.js")) ? "discord.js is not installed: run npm ci in tests/." : null;
        if (missing is not null)
        {
            Environment.GetEnvironmentVariable("CI").ShouldBeNullOrEmpty(missing);
            Assert.Skip(missing);
        }

        return tests;
    }

    private static bool HasNode() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")));

    private static async Task UntilAsync(Func<bool> condition, IEnumerable<string> said)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!condition())
        {
            limit.IsCancellationRequested.ShouldBeFalse("discord.js said: " + string.Join(" | ", said));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
