using System.Diagnostics;
using System.Text.Json.Nodes;
using Rapporteur.Discord.Server;
using Rapporteur.Discord.Server.Rest;

namespace Rapporteur.Benchmarks.Discord;

/// <summary>The bot beside discord.js and beside the floor, on the same server, one after the other, each in its own process.</summary>
internal static class DiscordBenchmark
{
    private static readonly Candidate[] All =
    [
        new("floor", server => new("dotnet", [Beside("Rapporteur.Benchmarks.dll"), "discord-floor", server.ApiUrl, server.Token, DiscordServer.ApplicationId])),
        new("rapporteur", server => new("dotnet", [Beside("Rapporteur.Bot.dll")])
        {
            WorkingDirectory = Root(),
            Environment = { ["Discord__Token"] = server.Token, ["Discord__ApiUrl"] = server.ApiUrl, ["LocalChannel__Url"] = "http://127.0.0.1:0", ["Logging__LogLevel__Default"] = "Warning" },
        }),
        new("discord.js", server => new("node", ["discord-js/client.mjs"])
        {
            WorkingDirectory = Path.Combine(Root(), "tests"),
            Environment = { ["API"] = server.ApiUrl[..server.ApiUrl.IndexOf("/v10", StringComparison.Ordinal)], ["TOKEN"] = server.Token, ["APPLICATION"] = DiscordServer.ApplicationId },
        }),
    ];

    public static async Task<int> RunAsync(string[] only)
    {
        Console.WriteLine("| client | registered | first | median | p99 | CPU each | 4,000/s lost | slowest | RSS 1 guild | RSS 2,000 | drop to RESUME |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var candidate in All.Where(each => only.Length == 0 || only.Contains(each.Name)))
        {
            Console.WriteLine(await MeasureAsync(candidate));
        }

        return 0;
    }

    private static async Task<string> MeasureAsync(Candidate candidate)
    {
        await using var server = await StartAsync(guilds: 1);
        var began = Stopwatch.GetTimestamp();
        using var client = candidate.Run(server);
        await UntilAsync(() => server.Rest.Overwrites > 0);
        var registered = Stopwatch.GetElapsedTime(began);
        var first = await LatencyAsync(await server.InteractAsync(Command()));
        await Task.Delay(TimeSpan.FromSeconds(4));
        var memory = Rss(client);

        var calm = (await SendAsync(server, perSecond: 50, TimeSpan.FromSeconds(8))).Order().ToList();
        var cpu = client.TotalProcessorTime;
        var thousand = await SendAsync(server, perSecond: 1000, TimeSpan.FromSeconds(8));
        client.Refresh();
        var each = (client.TotalProcessorTime - cpu) / thousand.Count;
        var flood = await SendAsync(server, perSecond: 4000, TimeSpan.FromSeconds(20));
        var lost = flood.Count(latency => latency > TimeSpan.FromSeconds(3));
        var drops = candidate.Name == "floor" ? [] : await DropsAsync(server);
        client.Kill(entireProcessTree: true);
        return $"| {candidate.Name} | {registered.TotalMilliseconds:0} ms | {first.TotalMilliseconds:0.0} ms | {calm[calm.Count / 2].TotalMilliseconds:0.00} ms | {calm[calm.Count * 99 / 100].TotalMilliseconds:0.00} ms "
            + $"| {each.TotalMicroseconds:0} µs | {lost} of {flood.Count} | {flood.Max().TotalMilliseconds:0} ms | {memory:0.0} MB | {await RestingAsync(candidate):0.0} MB "
            + $"| {(drops.Count == 0 ? "-" : $"{drops.Order().ElementAt(drops.Count / 2).TotalMilliseconds:0} ms")} |";
    }

    private static async Task<double> RestingAsync(Candidate candidate)
    {
        await using var server = await StartAsync(guilds: 2000);
        using var client = candidate.Run(server);
        await UntilAsync(() => server.Rest.Overwrites > 0);
        await Task.Delay(TimeSpan.FromSeconds(8));
        var memory = Rss(client);
        client.Kill(entireProcessTree: true);
        return memory;
    }

    private static async Task<List<TimeSpan>> DropsAsync(DiscordServer server)
    {
        var drops = new List<TimeSpan>();
        for (var i = 0; i < 7; i++)
        {
            var dropped = TimeProvider.System.GetUtcNow();
            server.Gateway.Line.Drop();
            var before = server.Gateway.Resumes.Count;
            await UntilAsync(() => server.Gateway.Resumes.Count > before);
            drops.Add(server.Gateway.Resumes.Last() - dropped);
            await Task.Delay(TimeSpan.FromSeconds(1.5));
        }

        return drops;
    }

    private static async Task<List<TimeSpan>> SendAsync(DiscordServer server, int perSecond, TimeSpan during)
    {
        var sent = new List<SentInteraction>();
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) is var now && now < during)
        {
            for (var due = (int)(now.TotalSeconds * perSecond) - sent.Count; due > 0; due--)
            {
                sent.Add(await server.InteractAsync(Command()));
            }

            await Task.Delay(1);
        }

        await Task.Delay(TimeSpan.FromSeconds(3.2));
        return [.. sent.Select(each => each.AnsweredAt is { } at ? at - each.SentAt : TimeSpan.FromSeconds(99))];
    }

    private static async Task<TimeSpan> LatencyAsync(SentInteraction sent)
    {
        await UntilAsync(() => sent.Callback is not null);
        return sent.AnsweredAt!.Value - sent.SentAt;
    }

    private static async Task<DiscordServer> StartAsync(int guilds)
    {
        var server = await DiscordServer.StartAsync();
        server.IsStrict = false;
        server.Rest.KeepsAnswers = false;
        server.Gateway.Guilds = [.. Enumerable.Range(1, guilds).Select(Guild)];
        return server;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(1);
        }
    }

    private static double Rss(Process process)
    {
        process.Refresh();
        return process.WorkingSet64 / 1e6;
    }

    private static JsonObject Command() => new()
    {
        ["type"] = 2,
        ["data"] = new JsonObject { ["id"] = "1", ["name"] = "delegation", ["type"] = 1, ["options"] = new JsonArray(new JsonObject { ["name"] = "party", ["type"] = 3, ["value"] = "israel" }) },
        ["guild_id"] = (1UL << 22).ToString(),
        ["channel_id"] = ((1UL << 22) + 100).ToString(),
        ["member"] = new JsonObject { ["user"] = new JsonObject { ["id"] = "3", ["username"] = "ada", ["discriminator"] = "0" }, ["roles"] = new JsonArray(), ["permissions"] = "0", ["joined_at"] = "2025-01-01T00:00:00Z" },
        ["app_permissions"] = "274877991936",
        ["locale"] = "en-GB",
        ["entitlements"] = new JsonArray(),
        ["authorizing_integration_owners"] = new JsonObject { ["0"] = "1" },
        ["context"] = 0,
    };

    private static JsonObject Guild(int number)
    {
        var id = (ulong)number << 22;
        return new()
        {
            ["id"] = id.ToString(), ["name"] = $"Guild {number}", ["owner_id"] = "3", ["unavailable"] = false,
            ["roles"] = new JsonArray([.. Enumerable.Range(0, 10).Select(role => new JsonObject { ["id"] = (id + (ulong)role).ToString(), ["name"] = $"role {role}", ["permissions"] = "274877991936", ["position"] = role, ["color"] = 0, ["flags"] = 0 })]),
            ["channels"] = new JsonArray([.. Enumerable.Range(100, 20).Select(channel => new JsonObject { ["id"] = (id + (ulong)channel).ToString(), ["type"] = 0, ["name"] = $"channel-{channel}", ["position"] = channel, ["permission_overwrites"] = new JsonArray(new JsonObject { ["id"] = id.ToString(), ["type"] = 0, ["allow"] = "0", ["deny"] = "0" }) })]),
            ["members"] = new JsonArray(new JsonObject { ["user"] = new JsonObject { ["id"] = DiscordServer.BotId, ["username"] = "rapporteur", ["discriminator"] = "0" }, ["roles"] = new JsonArray((id + 1).ToString()) }),
            ["emojis"] = new JsonArray(), ["features"] = new JsonArray(), ["threads"] = new JsonArray(), ["member_count"] = 100,
        };
    }

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Bot.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    /// <summary>A client and how it is started.</summary>
    private sealed record Candidate(string Name, Func<DiscordServer, ProcessStartInfo> Start)
    {
        public Process Run(DiscordServer server)
        {
            var start = Start(server);
            (start.UseShellExecute, start.RedirectStandardOutput, start.RedirectStandardInput) = (false, true, true);
            var process = Process.Start(start)!;
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            return process;
        }
    }
}
