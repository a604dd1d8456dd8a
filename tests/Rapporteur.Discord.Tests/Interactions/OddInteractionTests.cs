using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Rapporteur.Chat;
using Rapporteur.Discord.Server.Rest;
using Rapporteur.Facts;

namespace Rapporteur.Discord.Tests.Interactions;

/// <summary>Interactions that are rare, cut short or come from elsewhere: each is answered.</summary>
public sealed class OddInteractionTests
{
    [Fact]
    public async Task In_direct_messages_where_only_a_user_is_named_a_command_is_answered()
    {
        await using var rig = await BotRig.ConnectedAsync();
        var command = Fixtures.Command("delegation", ("party", "ruritania"));
        command.Remove("guild_id");
        command.Remove("member");
        command["user"] = Fixtures.User();
        command["context"] = 1;

        InteractionTests.Text(await rig.SendAsync(command)).ShouldContain("Anna Hentzau");
    }

    [Fact]
    public async Task A_channel_that_is_only_named_by_its_object_is_where_it_was_asked()
    {
        var parts = new Parts();
        await using var rig = await BotRig.ConnectedAsync(more: [parts]);
        var command = Fixtures.Command("parts");
        command.Remove("channel_id");
        command["channel"] = new JsonObject { ["id"] = "4711", ["type"] = 0 };
        command["data"]!["options"] = Part("show");

        await rig.SendAsync(command);

        parts.Asked!.Asker.Channel.ShouldBe("4711");
    }

    [Fact]
    public async Task A_command_on_a_message_that_does_not_say_its_type_is_known_by_its_message()
    {
        await using var rig = await BotRig.ConnectedAsync();
        var command = Fixtures.OnMessage("Find in the fact base", "Did Hentzau say no?");
        command["data"]!.AsObject().Remove("type");

        InteractionTests.Text(await rig.SendAsync(command)).ShouldContain("Known of Anna Hentzau");
    }

    [Fact]
    public async Task An_option_inside_a_sub_command_is_completed()
    {
        await using var rig = await BotRig.ConnectedAsync(more: [new Parts()]);
        var typing = Fixtures.Autocomplete("parts", ("party", "r"));
        var typed = typing["data"]!["options"]!.DeepClone();
        typing["data"]!["options"] = Part("show", typed);

        var sent = await rig.SendAsync(typing);

        ((string)sent.Callback!["data"]!["choices"]![0]!["value"]!).ShouldBe("Ruritania");
    }

    [Theory]
    [InlineData("show", true)]
    [InlineData("change", false)]
    public async Task Pages_are_turned_of_a_sub_command_that_only_shows_and_of_no_other(string part, bool turns)
    {
        await using var rig = await BotRig.ConnectedAsync(more: [new Parts()]);
        var command = Fixtures.Command("parts");
        command["data"]!["options"] = Part(part);

        var sent = await rig.SendAsync(command);

        sent.Message!["components"]!.ToJsonString().Contains("Next").ShouldBe(turns);
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(9, true)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    public async Task What_the_bot_does_not_know_is_answered_by_one_sentence_for_who_did_it(int type, bool hasData)
    {
        await using var rig = await BotRig.ConnectedAsync();
        var odd = Fixtures.Command("gaps");
        odd["type"] = type;
        if (!hasData)
        {
            odd.Remove("data");
        }

        var sent = await rig.SendAsync(odd);

        ((int)sent.Callback!["type"]!).ShouldBe(4);
        ((int)sent.Message!["flags"]!).ShouldBe(64);
    }

    [Fact]
    public async Task Completion_without_data_offers_nothing()
    {
        await using var rig = await BotRig.ConnectedAsync();
        var typing = Fixtures.Autocomplete("delegation", ("party", ""));
        typing.Remove("data");

        var sent = await rig.SendAsync(typing);

        sent.Callback!["data"]!["choices"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_interaction_without_an_id_or_a_token_is_passed_over()
    {
        await using var rig = await BotRig.ConnectedAsync();
        await rig.Server.Gateway.DispatchAsync("INTERACTION_CREATE", new JsonObject());
        await rig.Server.Gateway.DispatchAsync("INTERACTION_CREATE", new JsonObject { ["id"] = "17", ["type"] = 2 });

        await rig.SendAsync(Fixtures.Command("help"));

        rig.Server.Requests.Count(request => request.Path.StartsWith("/interactions", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task An_option_that_is_given_twice_is_answered_by_a_sentence()
    {
        await using var rig = await BotRig.ConnectedAsync();

        var sent = await rig.SendAsync(Fixtures.Command("delegation", ("party", "ruritania"), ("party", "zenda")));

        ((int)sent.Message!["flags"]!).ShouldBe(64);
    }

    [Fact]
    public async Task A_command_that_gives_up_by_itself_is_answered_by_a_sentence_also_after_a_deferral()
    {
        var slow = new SlowCommand();
        await using var rig = await BotRig.ConnectedAsync(more: [slow]);
        var sent = await rig.SendSlowlyAsync(Fixtures.Command("slow"));

        slow.Fail(new OperationCanceledException());

        await rig.Clock.TurnUntilAsync(() => sent.FollowUps.Count == 1);
        ((int)sent.FollowUps[0]["flags"]!).ShouldBe(64);
        rig.Log.At(LogLevel.Error).ShouldNotBeEmpty();
    }

    private static JsonArray Part(string name, JsonNode? options = null) =>
        new(new JsonObject { ["type"] = 1, ["name"] = name, ["options"] = options ?? new JsonArray() });

    /// <summary>A command of which one part changes something and one only shows.</summary>
    private sealed class Parts : ICommand
    {
        public Invocation? Asked { get; private set; }

        public CommandSpec Spec { get; } = new("parts", "Has parts", [])
        {
            Changes = true,
            SubCommands =
            [
                new("show", "Shows", [new("party", "A party") { Completion = CompletionSource.Party }]) { OnlyShows = true },
                new("change", "Changes", []),
            ],
        };

        public ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation)
        {
            Asked = invocation;
            var lines = Enumerable.Range(1, 200).Select(i => new AnswerLine($"A line that takes its place, number {i}"));
            return ValueTask.FromResult(new Answer("Parts", [new(null, [.. lines])]));
        }
    }
}
