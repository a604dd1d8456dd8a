using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using Rapporteur.Chat.Alerts;
using Rapporteur.Discord.Server;
using Rapporteur.Discord.Server.Rest;
using Rapporteur.Storage;
using Rapporteur.Storage.Database;
using Rapporteur.Storage.Tests;

[assembly: AssemblyFixture(typeof(PostgreSqlServer))]

namespace Rapporteur.EndToEnd.Tests.Alerts;

/// <summary>The bot is ended by SIGKILL at each step of an alert's way. RAPPORTEUR_ROUNDS sets how often; 50 is the long form.</summary>
public sealed class KilledBotTests : IAsyncDisposable
{
    private static readonly string[] Channels = ["2200000000000000001", "2200000000000000002", "2200000000000000003"];

    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("RAPPORTEUR_ROUNDS") ?? "1", CultureInfo.InvariantCulture);

    private readonly string folder = RunningBot.NewFolder();
    private readonly List<string> files = [];
    private DiscordServer discord = null!;
    private Func<System.Data.Common.DbConnection> connect = null!;
    private (string Name, string Value)[] settings = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Sqlite", 1)]
    [InlineData("PostgreSql", 1)]
    [InlineData("PostgreSql", 3)]
    public async Task Each_channel_has_each_alert_exactly_once_wherever_the_process_is_killed(string provider, int processes)
    {
        await SetUpAsync(provider);
        Func<RunningBot, Task>[] steps = [KillSomewhenAsync, KillOnceWrittenAsync, KillOnceTakenAsync, KillOnceMarkedAsync];
        for (var round = 0; round < Rounds * steps.Length; round++)
        {
            var bots = await Task.WhenAll(Enumerable.Range(0, processes).Select(_ => RunningBot.StartAsync(folder, settings)));
            await DropAsync(round);
            await steps[round % steps.Length](bots[round % processes]);
            await Task.WhenAll(bots.Select(bot => bot.LeaveAsync()));
        }

        await using var last = await RunningBot.StartAsync(folder, settings);
        await UntilAllCameAsync();
        ShouldHaveEachOnce();
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task A_message_that_came_before_the_kill_is_found_after_its_nonce_was_forgotten(string provider)
    {
        await SetUpAsync(provider);
        var bot = await RunningBot.StartAsync(folder, settings);
        await DropAsync(0);
        await KillOnceTakenAsync(bot);
        await bot.LeaveAsync();
        discord.Rest.NonceKnownFor = TimeSpan.Zero;
        await Task.Delay(TimeSpan.FromSeconds(6), Cancellation);

        await using var again = await RunningBot.StartAsync(folder, settings);
        await UntilAllCameAsync();
        ShouldHaveEachOnce();
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        // A process that is killed cannot know when the one before it identified, as Discord would have it known.
        discord.Violations.ShouldAllBe(violation => violation.Contains("identified", StringComparison.Ordinal));
        await Record.ExceptionAsync(() => discord.DisposeAsync().AsTask());
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task SetUpAsync(string provider)
    {
        discord = await DiscordServer.StartAsync();
        var connection = provider == "Sqlite" ? null : await (await TestContext.Current.GetFixture<PostgreSqlServer>())!.NewDatabaseAsync();
        Store store = connection is null ? new SqliteStore(null, folder) : new PostgreSqlStore(connection);
        connect = connection is null ? () => new SqliteConnection($"Data Source={folder}/data/rapporteur.db;Default Timeout=5") : () => new NpgsqlConnection(connection);
        settings =
        [
            ("Discord__Token", discord.Token), ("Discord__ApiUrl", discord.ApiUrl), ("Seeds__Settle", "00:00:00.1"),
            ("Alerts__Lease", "00:00:05"), ("Alerts__NonceMemory", "00:00:06"), ("Alerts__Look", "00:00:00.2"),
            .. connection is null ? Array.Empty<(string, string)>() : [("Storage__Provider", "PostgreSql"), ("Storage__ConnectionString", connection)],
        ];
        await new Schema(store).UpdateAsync(null, Cancellation);
        var subscriptions = new Subscriptions(store, TimeProvider.System);
        foreach (var channel in Channels)
        {
            await subscriptions.SaveAsync(new Subscription(channel, DateTimeOffset.UnixEpoch, [new AlertFilter()]), Cancellation);
        }

        // The baseline, so that the seeds of the repository alert nobody.
        var first = await RunningBot.StartAsync(folder, settings);
        await UntilAsync(async () => await CountAsync("SELECT revision FROM known_state") > 0);
        await first.LeaveAsync();
        (store as IDisposable)?.Dispose();
    }

    private async Task DropAsync(int round)
    {
        var name = $"talks-{round:000}.txt";
        // A number of its own makes each demand another one than those before.
        await File.WriteAllTextAsync(Path.Combine(folder, "seeds", name), $"Talks number {round}\n\nNorway is demanding {round + 12} fishing boats from Iceland.\n", Cancellation);
        files.Add($"Talks number {round}");
    }

#pragma warning disable CA5394 // A random moment guards no secret.
    private static async Task KillSomewhenAsync(RunningBot bot)
    {
        await Task.Delay(Random.Shared.Next(0, 900), Cancellation);
        bot.Kill();
    }
#pragma warning restore CA5394

    private async Task KillOnceWrittenAsync(RunningBot bot)
    {
        var known = files.Count;
        await UntilAsync(async () => await CountAsync("SELECT COUNT(*) FROM alerts") >= known);
        bot.Kill();
    }

    // Discord takes the message and fails all the same, so that nobody can have written down that it is there.
    private async Task KillOnceTakenAsync(RunningBot bot)
    {
        var known = discord.Rest.Channels.Values.Sum(messages => messages.Count);
        var isAlive = true;
        discord.Fail(new Fault((method, path) => Volatile.Read(ref isAlive) && method == "POST" && path.EndsWith("/messages", StringComparison.Ordinal), 3) { Status = 500, AfterServing = true });
        await UntilAsync(() => Task.FromResult(discord.Rest.Channels.Values.Sum(messages => messages.Count) > known));
        bot.Kill();
        Volatile.Write(ref isAlive, false);
    }

    private async Task KillOnceMarkedAsync(RunningBot bot)
    {
        var known = await CountAsync("SELECT COUNT(*) FROM deliveries WHERE state = 'sent'");
        await UntilAsync(async () => await CountAsync("SELECT COUNT(*) FROM deliveries WHERE state = 'sent'") > known);
        bot.Kill();
    }

    private Task UntilAllCameAsync() =>
        UntilAsync(async () => await CountAsync("SELECT COUNT(*) FROM deliveries WHERE kind = 'Post' AND state = 'sent' AND channel <> 'local'") == files.Count * Channels.Length);

    private void ShouldHaveEachOnce()
    {
        foreach (var channel in Channels)
        {
            discord.Rest.Channels[channel].Select(message => (string?)message["embeds"]![0]!["title"]).Order(StringComparer.Ordinal).ShouldBe(files.Order(StringComparer.Ordinal), channel);
        }
    }

    private async Task<long> CountAsync(string query)
    {
        try
        {
            await using var connection = connect();
            await connection.OpenAsync(Cancellation);
            return await connection.ExecuteScalarAsync<long>(query);
        }
        catch (SqliteException)
        {
            return -1;
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var tries = 0; tries < 3000; tries++)
        {
            if (await condition())
            {
                return;
            }

            await Task.Delay(10, Cancellation);
        }

        throw new TimeoutException("What was awaited did not come in 30 s.");
    }
}
