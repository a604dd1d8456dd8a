using Rapporteur.Discord.Server;

namespace Rapporteur.Benchmarks.Discord;

/// <summary>The bot beside discord.js and beside the floor, on the same server, one after the other, each in its own process.</summary>
/// <remarks>
/// Server, sender and client share the machine, so figures are only to be compared within one run. Takes five minutes at most:
/// every wait has an end, and a client that does not come to it gets a row that says so.
/// </remarks>
internal static class DiscordBenchmark
{
    private static readonly TimeSpan AtRest = TimeSpan.FromSeconds(15);

    // From the goal downwards: the first rate that is held is the highest.
    private static readonly int[] Rates = [4000, 3000, 2000, 1500, 1000, 500];

    public static async Task<int> RunAsync(string[] only)
    {
        var chosen = Candidate.All.Where(each => only.Length == 0 || only.Contains(each.Name)).ToList();
        var rows = new List<string>();
        Console.Error.WriteLine("The bot is published first.");
        await Candidate.PublishAsync();
        foreach (var candidate in chosen)
        {
            rows.Add(await RowAsync(candidate));
        }

        Console.WriteLine("| client | start to registered | to READY | first interaction | at 50/s: median | 99th percentile | CPU each at 1,000/s | held for 20 s | at rest, 1 server | 2,000 servers | drop to RESUMED | of 200 lost, doubled |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        rows.ForEach(Console.WriteLine);
        return 0;
    }

    private static async Task<string> RowAsync(Candidate candidate)
    {
        try
        {
            return $"| {candidate.Name} | {string.Join(" | ", await MeasureAsync(candidate))} |";
        }
        catch (TimeoutException late)
        {
            return $"| {candidate.Name} | {late.Message} |";
        }
    }

    private static async Task<IReadOnlyList<string>> MeasureAsync(Candidate candidate)
    {
        await using var server = await StartAsync(guilds: 1);
        using var client = candidate.Start(server);
        var load = new Load(server, client);
        Say(candidate, "start");
        await client.UntilAsync(() => server.Rest.Overwrites > 0, "register its commands");
        var registered = client.Age;
        await client.UntilAsync(() => server.Gateway.Connected.Count > 0, "begin a session");
        var ready = client.Age;
        var first = await load.OneAsync();
        await Task.Delay(AtRest);

        Say(candidate, "50 a second");
        var calm = (await load.SendAsync(perSecond: 50, TimeSpan.FromSeconds(10))).Latencies.Order().ToList();
        Say(candidate, "1,000 a second");
        await load.SendAsync(perSecond: 1000, TimeSpan.FromSeconds(3));
        var cpu = client.ProcessorTime;
        var thousand = await load.SendAsync(perSecond: 1000, TimeSpan.FromSeconds(6));
        var each = (client.ProcessorTime - cpu) / thousand.Sent;
        var held = await HighestAsync(candidate, load);
        var (resumed, lost) = candidate.Resumes ? await DropsAsync(candidate, server, load) : ("-", "-");
        return
        [
            $"{registered.TotalMilliseconds:0} ms",
            $"{ready.TotalMilliseconds:0} ms",
            $"{first.TotalMilliseconds:0.0} ms",
            $"{calm[calm.Count / 2].TotalMilliseconds:0.00} ms",
            $"{calm[calm.Count * 99 / 100].TotalMilliseconds:0.00} ms",
            $"{each.TotalMicroseconds:0} µs",
            held,
            $"{await AtRestAsync(candidate, guilds: 1):0.0} MB",
            $"{await AtRestAsync(candidate, guilds: 2000):0.0} MB",
            resumed,
            lost,
        ];
    }

    private static async Task<string> HighestAsync(Candidate candidate, Load load)
    {
        foreach (var rate in Rates)
        {
            Say(candidate, $"{rate:N0} a second for 20 s");
            var flood = await load.SendAsync(rate, TimeSpan.FromSeconds(20), untilLate: true);
            if (flood.IsHeld)
            {
                return $"{rate:N0}/s ({flood.Sent:N0} sent, slowest {flood.Latencies.Max().TotalMilliseconds:0} ms)";
            }
        }

        return $"less than {Rates[^1]}/s";
    }

    // Each time a restart: what was read before is not read again.
    private static async Task<double> AtRestAsync(Candidate candidate, int guilds)
    {
        Say(candidate, $"at rest with {guilds:N0} server(s)");
        await using var server = await StartAsync(guilds);
        using var client = candidate.Start(server);
        await client.UntilAsync(() => server.Rest.Overwrites > 0 && server.Gateway.Connected.Count > 0, "connect");
        await new Load(server, client).OneAsync();
        await Task.Delay(AtRest);
        return client.Megabytes;
    }

    // Forty interactions around each of five drops; the line is left alone for a while in between, as a real one is.
    private static async Task<(string Resumed, string Lost)> DropsAsync(Candidate candidate, DiscordServer server, Load load)
    {
        var took = new List<TimeSpan>();
        var (lost, doubled) = (0, 0);
        for (var i = 1; i <= 5; i++)
        {
            Say(candidate, $"drop {i} of 5");
            var before = server.Gateway.Resumed.Count;
            var around = load.SendAsync(perSecond: 400, TimeSpan.FromSeconds(0.1));
            await Task.Delay(50);
            var dropped = TimeProvider.System.GetUtcNow();
            server.Gateway.Line.Drop();
            await load.UntilAsync(() => server.Gateway.Resumed.Count > before, "resume");
            took.Add(server.Gateway.Resumed.Last() - dropped);
            var sent = await around;
            lost += sent.Late;
            doubled += sent.Doubled;
            await Task.Delay(TimeSpan.FromSeconds(2));
        }

        return ($"{took.Order().ElementAt(2).TotalMilliseconds:0} ms", $"{lost}, {doubled}");
    }

    private static async Task<DiscordServer> StartAsync(int guilds)
    {
        var server = await DiscordServer.StartAsync();
        server.IsStrict = false;
        server.Rest.KeepsAnswers = false;
        server.Gateway.Guilds = [.. Enumerable.Range(1, guilds).Select(Payloads.Guild)];
        return server;
    }

    private static void Say(Candidate candidate, string step) => Console.Error.WriteLine($"{TimeProvider.System.GetLocalNow():HH:mm:ss} {candidate.Name}: {step}");
}
