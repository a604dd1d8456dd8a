using System.Text.Json.Nodes;
using Rapporteur.Discord.Server;

namespace Rapporteur.EndToEnd.Tests;

/// <summary>The bot's own process on a server that behaves as Discord does.</summary>
public class DiscordTests
{
    [Fact]
    public async Task A_slash_command_brings_the_answer_of_the_local_channel_and_a_stop_says_goodbye()
    {
        await using var server = await DiscordServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(null, ("Discord__Token", server.Token), ("Discord__ApiUrl", server.ApiUrl));
        await TurnableClock.UntilAsync(() => server.Rest.Commands.Count > 0);
        var local = await bot.AskAsync("/delegation israel");

        var sent = await server.InteractAsync(Command("delegation", "party", "israel"));
        await TurnableClock.UntilAsync(() => sent.Callback is not null);

        var text = string.Join('\n', sent.Message!["embeds"]!.AsArray().Select(embed => (string?)embed!["description"]));
        foreach (var line in local.GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("lines").EnumerateArray()))
        {
            text.ShouldContain(line.GetProperty("text").GetString()!);
        }

        bot.CommandLine.ShouldNotContain(server.Token);
        var (exit, after) = await bot.TerminateAsync();
        exit.ShouldBe(0);
        after.ShouldBeLessThan(TimeSpan.FromSeconds(8));
        server.Gateway.Line.ClosedWith.ShouldBe(1000);
        bot.Written.ShouldNotContain(server.Token);
    }

    private static JsonObject Command(string name, string option, string value) => new()
    {
        ["type"] = 2,
        ["data"] = new JsonObject
        {
            ["id"] = "1", ["name"] = name, ["type"] = 1,
            ["options"] = new JsonArray(new JsonObject { ["name"] = option, ["type"] = 3, ["value"] = value }),
        },
        ["guild_id"] = "1",
        ["channel_id"] = "2",
        ["member"] = new JsonObject { ["user"] = new JsonObject { ["id"] = "3", ["username"] = "ada" }, ["roles"] = new JsonArray(), ["permissions"] = "0" },
    };
}
