using System.Diagnostics;
using Rapporteur.Discord.Server;
using Rapporteur.Discord.Server.Rest;

namespace Rapporteur.Benchmarks.Alerts;

/// <summary>From a file written to its alert received, one channel, file after file.</summary>
internal static class AlertBenchmark
{
    private const int Files = 50;
    private const string Channel = "2200000000000000001";

    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(500);

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("rapporteur-alerts-").FullName;
        await using var server = await DiscordServer.StartAsync();
        server.IsStrict = false;
        using var bot = Start(folder, server);
        try
        {
            await UntilAsync(() => server.Rest.Commands.Count > 0 && server.Gateway.Connected.Count > 0);
            await SubscribeAsync(server);
            var took = new List<TimeSpan>();
            for (var file = 0; file < Files; file++)
            {
                took.Add(await AlertAsync(folder, server, file));
            }

            Print(took[0], [.. took.Order()]);
            return 0;
        }
        finally
        {
            bot.Kill();
            await bot.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<TimeSpan> AlertAsync(string folder, DiscordServer server, int file)
    {
        var known = Received(server);
        // A number of its own makes each demand another one than those before.
        await File.WriteAllTextAsync(Path.Combine(folder, "seeds", $"talks-{file:00}.txt"), $"Talks number {file}\n\nNorway is demanding {file + 12} fishing boats from Iceland.\n");
        var written = Stopwatch.GetTimestamp();
        await UntilAsync(() => Received(server) > known);
        var took = Stopwatch.GetElapsedTime(written);
        // Not in step with the scan, nor with the one before.
        await Task.Delay(TimeSpan.FromMilliseconds(200 + (file * 37 % 400)));
        return took;
    }

    private static int Received(DiscordServer server) => server.Rest.Channels.TryGetValue(Channel, out var messages) ? messages.Count : 0;

    private static async Task SubscribeAsync(DiscordServer server)
    {
        var sent = await server.InteractAsync(Interactions.Subscribe(Channel));
        await UntilAsync(() => sent.AnsweredAt is not null);
    }

    private static Process Start(string folder, DiscordServer server)
    {
        Directory.CreateDirectory(Path.Combine(folder, "seeds"));
        File.WriteAllText(Path.Combine(folder, "appsettings.json"), "{}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Rapporteur.Bot.dll")])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { ["Discord__Token"] = server.Token, ["Discord__ApiUrl"] = server.ApiUrl, ["LocalChannel__Url"] = "http://127.0.0.1:0", ["Seeds__Settle"] = $"{Settle}", ["Logging__LogLevel__Default"] = "Warning" },
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(1);
        }
    }

    private static void Print(TimeSpan first, List<TimeSpan> took)
    {
        Console.WriteLine("| files | settle time | first | median | maximum | median beyond the settle time |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        var median = took[took.Count / 2];
        Console.WriteLine($"| {took.Count} | {Settle.TotalMilliseconds:0} ms | {first.TotalMilliseconds:0} ms | {median.TotalMilliseconds:0} ms | {took[^1].TotalMilliseconds:0} ms | {(median - Settle).TotalMilliseconds:0} ms |");
    }
}
