using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Rapporteur.Chat.Alerts;
using Rapporteur.Discord.Server;
using Rapporteur.Discord.Server.Rest;
using Rapporteur.Storage;
using Rapporteur.Storage.Database;

namespace Rapporteur.EndToEnd.Tests.Alerts;

/// <summary>One file, many channels and Discord's limit, by the clock on the wall. RAPPORTEUR_ROUNDS makes the channels more: 50 is the long form, with ten thousand.</summary>
public sealed class FloodTests : IAsyncDisposable
{
    private const int PerSecond = 50;

    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("RAPPORTEUR_ROUNDS") ?? "1", CultureInfo.InvariantCulture);

    private readonly string folder = RunningBot.NewFolder();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commands_are_answered_as_ever_while_an_alert_goes_to_many_channels()
    {
        var channels = 200 * Rounds;
        await using var discord = await StartAsync();
        await SubscribeAsync(channels);
        await using var bot = await RunningBot.StartAsync(folder, ("Discord__Token", discord.Token), ("Discord__ApiUrl", discord.ApiUrl));
        await TurnableClock.UntilAsync(() => discord.Rest.Commands.Count > 0 && discord.Gateway.Connected.Count > 0);
        await AskAsync(discord, () => false, atLeast: 20);
        var calm = await AskAsync(discord, () => false, atLeast: 40);

        await bot.DropAsync("talks.txt", "Talks at the coast\n\nNorway is demanding fifty fishing boats from Iceland.\n");
        while (discord.Rest.Channels.Count < PerSecond)
        {
            await Task.Delay(5, Cancellation);
        }

        var flooded = await AskAsync(discord, () => discord.Rest.Channels.Count < channels, atLeast: 1);

        discord.Rest.Channels.Count.ShouldBe(channels);
        discord.Rest.Channels.Values.ShouldAllBe(messages => messages.Count == 1);

        // A few seconds on a busy machine say little of rates, to which turned time holds the delivery; the long form does.
        var isLong = Rounds >= 10;
        discord.Limits.Refusals.ShouldBeLessThanOrEqualTo(isLong ? 1 : channels / 20);
        // The first fifty may go at once.
        var took = MadeAt(discord, last: true) - MadeAt(discord, last: false);
        var share = (channels - PerSecond) / (double)PerSecond / took.TotalSeconds;
        share.ShouldBeGreaterThanOrEqualTo(isLong ? 0.95 : 0.3);
        Median(flooded).ShouldBeLessThan(Median(calm) + TimeSpan.FromMilliseconds(isLong ? 50 : 500));
        flooded.Max().ShouldBeLessThan(TimeSpan.FromSeconds(isLong ? 2 : 3));
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{channels} channels in {took.TotalSeconds:0.0} s, {share:P1} of the limit, {discord.Limits.Refusals} refused; commands {Median(calm).TotalMilliseconds:0.0} ms before, {Median(flooded).TotalMilliseconds:0.0} ms meanwhile, {flooded.Max().TotalMilliseconds:0} ms at most of {flooded.Count}.");
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        return ValueTask.CompletedTask;
    }

    private static async Task<DiscordServer> StartAsync()
    {
        var discord = await DiscordServer.StartAsync();
        discord.IsStrict = false;
        discord.Rest.KeepsAnswers = false;
        discord.Limits.PerSecond = PerSecond;
        return discord;
    }

    private async Task SubscribeAsync(int channels)
    {
        using var store = new SqliteStore(null, folder);
        await new Schema(store).UpdateAsync(null, Cancellation);
        var subscriptions = new Subscriptions(store, TimeProvider.System);
        for (var channel = 1; channel <= channels; channel++)
        {
            await subscriptions.SaveAsync(new Subscription($"{2200000000000000000 + channel}", DateTimeOffset.UnixEpoch, [new AlertFilter()]), Cancellation);
        }
    }

    /// <summary>Asks twenty times a second; how long each answer took.</summary>
    private static async Task<List<TimeSpan>> AskAsync(DiscordServer discord, Func<bool> goesOn, int atLeast)
    {
        var sent = new List<SentInteraction>();
        while (sent.Count < atLeast || goesOn())
        {
            sent.Add(await discord.InteractAsync(Command()));
            await Task.Delay(50, Cancellation);
        }

        await TurnableClock.UntilAsync(() => sent.TrueForAll(each => each.AnsweredAt is not null));
        return [.. sent.Select(each => each.AnsweredAt!.Value - each.SentAt)];
    }

    private static DateTimeOffset MadeAt(DiscordServer discord, bool last)
    {
        var ids = discord.Rest.Channels.Values.Select(messages => ulong.Parse((string)messages[0]["id"]!, CultureInfo.InvariantCulture));
        return DateTimeOffset.FromUnixTimeMilliseconds((long)((last ? ids.Max() : ids.Min()) >> 22) + 1_420_070_400_000);
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);

    private static JsonObject Command() => new()
    {
        ["type"] = 2,
        ["data"] = new JsonObject { ["id"] = "1", ["name"] = "delegation", ["type"] = 1, ["options"] = new JsonArray(new JsonObject { ["name"] = "party", ["type"] = 3, ["value"] = "israel" }) },
        ["guild_id"] = "1",
        ["channel_id"] = "2",
        ["member"] = new JsonObject { ["user"] = new JsonObject { ["id"] = "3", ["username"] = "ada" }, ["roles"] = new JsonArray(), ["permissions"] = "0" },
    };
}
