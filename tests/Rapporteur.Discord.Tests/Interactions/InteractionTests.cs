using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Rapporteur.Chat;
using Rapporteur.Chat.Commands;
using Rapporteur.Discord.Server;
using Rapporteur.Discord.Server.Rest;
using Rapporteur.Facts;

namespace Rapporteur.Discord.Tests.Interactions;

public sealed class InteractionTests
{
    [Fact]
    public async Task A_command_is_answered_in_the_first_callback_as_embeds_for_the_channel()
    {
        await using var rig = await BotRig.ConnectedAsync();

        var sent = await rig.SendAsync(Fixtures.Command("delegation", ("party", "ruritania")));

        ((int)sent.Callback!["type"]!).ShouldBe(4);
        sent.Message!["flags"].ShouldBeNull();
        var text = Text(sent);
        text.ShouldContain("Delegation of Ruritania");
        text.ShouldContain("Anna Hentzau");
        text.ShouldContain("Herald, Talks at the castle, 2026-01-08");
        sent.Message["allowed_mentions"]!["parse"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_option_private_makes_the_answer_ephemeral_with_a_button_that_posts_it()
    {
        await using var rig = await BotRig.ConnectedAsync();

        var sent = await rig.SendAsync(Fixtures.Command("delegation", ("party", "ruritania"), ("private", true)));
        ((int)sent.Message!["flags"]!).ShouldBe(64);

        var posted = await rig.SendAsync(Fixtures.Press(ButtonOf(sent, "Post here")));
        ((int)posted.Callback!["type"]!).ShouldBe(4);
        posted.Message!["flags"].ShouldBeNull();
        Text(posted).ShouldContain("Anna Hentzau");
        Labels(posted).ShouldNotContain("Post here");
    }

    [Theory]
    [InlineData("delegation", "atlantis", "Atlantis")]
    [InlineData("fact", "zzzzzzz", "No fact")]
    public async Task An_error_is_ephemeral_whatever_was_asked(string command, string value, string _)
    {
        await using var rig = await BotRig.ConnectedAsync();

        var sent = await rig.SendAsync(Fixtures.Command(command, (command == "fact" ? "id" : "party", value)));

        ((int)sent.Message!["flags"]!).ShouldBe(64);
        Labels(sent).ShouldNotContain("Post here");
    }

    [Fact]
    public async Task Help_and_status_are_ephemeral()
    {
        await using var rig = await BotRig.ConnectedAsync();

        ((int)(await rig.SendAsync(Fixtures.Command("help"))).Message!["flags"]!).ShouldBe(64);
        var status = await rig.SendAsync(Fixtures.Command("status"));
        ((int)status.Message!["flags"]!).ShouldBe(64);
        Text(status).ShouldContain("Connected to Discord with 1 shard");
    }

    [Fact]
    public async Task A_long_answer_is_turned_page_by_page_by_anybody_also_after_a_restart()
    {
        var clock = new TurnableClock();
        var server = await DiscordServer.StartAsync(clock);
        string next;
        await using (var rig = BotRig.Build(server, clock, [], SmallFacts.Base, Task.CompletedTask, server.Token))
        {
            await rig.Worker.StartAsync(TestContext.Current.CancellationToken);
            await TurnableClock.UntilAsync(() => rig.State.IsReady);
            var first = await rig.SendAsync(Fixtures.Command("demands", ("party", "ruritania")));
            Footer(first).ShouldEndWith(" · Page 1 of 3");
            next = ButtonOf(first, "Next ▶");
            await rig.Worker.StopAsync(TestContext.Current.CancellationToken);
            var again = await BotRig.ConnectedAsync(clock, server: server);
            var second = await again.SendAsync(Fixtures.Press(next));
            ((int)second.Callback!["type"]!).ShouldBe(7);
            Footer(second).ShouldEndWith(" · Page 2 of 3");
            second.Message!["allowed_mentions"]!["parse"]!.AsArray().ShouldBeEmpty();
            var back = await again.SendAsync(Fixtures.Press(ButtonOf(second, "◀ Previous")));
            Footer(back).ShouldEndWith(" · Page 1 of 3");
            await again.Worker.StopAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Quotes_are_shown_and_hidden_in_the_message_itself()
    {
        await using var rig = await BotRig.ConnectedAsync();
        var sent = await rig.SendAsync(Fixtures.Command("demands", ("party", "ruritania")));
        Text(sent).ShouldNotContain("“Ruritania demands");

        var shown = await rig.SendAsync(Fixtures.Press(ButtonOf(sent, "Show quotes")));

        ((int)shown.Callback!["type"]!).ShouldBe(7);
        Text(shown).ShouldContain("> *“Ruritania demands an answer about the bridge of town number 1.”*");
        Labels(shown).ShouldContain("Hide quotes");
    }

    [Fact]
    public async Task An_alert_keeps_its_button_to_mute_when_its_quotes_are_shown()
    {
        await using var rig = await BotRig.ConnectedAsync(more: [new Told()]);
        var sent = await rig.SendAsync(Fixtures.Command("told"));

        var shown = await rig.SendAsync(Fixtures.Press(ButtonOf(sent, "Show quotes")));

        Labels(shown).ShouldContain("Mute for a day");
    }

    [Fact]
    public async Task A_fact_is_opened_from_the_menu_and_its_sentence_from_there()
    {
        await using var rig = await BotRig.ConnectedAsync();
        var sent = await rig.SendAsync(Fixtures.Command("delegation", ("party", "ruritania")));
        var menu = Components(sent).Single(component => (int)component["type"]! == 3);

        var card = await rig.SendAsync(Fixtures.Press((string)menu["custom_id"]!, (string)menu["options"]![0]!["value"]!));
        ((int)card.Message!["flags"]!).ShouldBe(64);
        Text(card).ShouldContain("Ruritania was led by Anna Hentzau");

        var place = await rig.SendAsync(Fixtures.Press(ButtonOf(card, "Source")));
        Text(place).ShouldContain("SHA-256");
        Text(place).ShouldContain("characters 0 to");
        Labels(place).ShouldNotContain("Source");
    }

    [Fact]
    public async Task The_sources_of_a_list_are_the_sentences_of_all_facts_of_its_page_for_who_asks()
    {
        await using var rig = await BotRig.ConnectedAsync();
        var sent = await rig.SendAsync(Fixtures.Command("delegation", ("party", "ruritania")));

        var places = await rig.SendAsync(Fixtures.Press(ButtonOf(sent, "Sources")));

        ((int)places.Callback!["type"]!).ShouldBe(4);
        ((int)places.Message!["flags"]!).ShouldBe(64);
        Text(places).ShouldContain("Where these 2 facts stand");
        Text(places).ShouldContain("**the words** · Ruritania was led by Anna Hentzau.");
        Text(places).ShouldContain("**the words** · Rudolf Rassendyll sat beside her for Ruritania.");
        Text(places).ShouldContain("SHA-256");
    }

    [Fact]
    public async Task A_press_on_a_button_that_is_not_ours_is_one_sentence()
    {
        await using var rig = await BotRig.ConnectedAsync();

        var sent = await rig.SendAsync(Fixtures.Press("something-else:17"));

        ((int)sent.Message!["flags"]!).ShouldBe(64);
        Text(sent).ShouldContain("another version");
    }

    [Fact]
    public async Task A_message_command_answers_about_the_parties_and_people_of_the_message()
    {
        await using var rig = await BotRig.ConnectedAsync();

        var sent = await rig.SendAsync(Fixtures.OnMessage("Find in the fact base", "Did Hentzau of Streslau really say no to us?"));

        ((int)sent.Message!["flags"]!).ShouldBe(64);
        Text(sent).ShouldContain("Known of Anna Hentzau, Ruritania");
        Footer(sent).ShouldContain("/find text:\"Anna Hentzau, Ruritania\"");
    }

    [Fact]
    public async Task Completion_gives_the_most_talked_about_for_nothing_typed_and_at_most_25()
    {
        await using var rig = await BotRig.ConnectedAsync();

        var parties = await rig.SendAsync(Fixtures.Autocomplete("delegation", ("party", "")));
        ((int)parties.Callback!["type"]!).ShouldBe(8);
        parties.Callback["data"]!["choices"]!.AsArray().Select(choice => (string)choice!["value"]!).ShouldBe(["Ruritania", "Zenda"]);

        var facts = await rig.SendAsync(Fixtures.Autocomplete("fact", ("id", "town")));
        facts.Callback!["data"]!["choices"]!.AsArray().Count.ShouldBe(25);
    }

    [Fact]
    public async Task What_a_choice_shows_is_taken_for_its_value()
    {
        await using var rig = await BotRig.ConnectedAsync();
        var offered = await rig.SendAsync(Fixtures.Autocomplete("fact", ("id", "corridor")));
        var shown = (string)offered.Callback!["data"]!["choices"]![0]!["name"]!;

        var sent = await rig.SendAsync(Fixtures.Command("fact", ("id", shown)));

        Text(sent).ShouldContain("corridor");
        sent.Message!["flags"].ShouldBeNull();
    }

    [Fact]
    public async Task What_takes_longer_than_a_second_is_deferred_and_edited()
    {
        var slow = new SlowCommand();
        await using var rig = await BotRig.ConnectedAsync(more: [slow]);
        var sent = await rig.SendSlowlyAsync(Fixtures.Command("slow"));

        ((int)sent.Callback!["type"]!).ShouldBe(5);
        (sent.AnsweredAt!.Value - sent.SentAt).ShouldBeLessThan(TimeSpan.FromSeconds(2));
        slow.Finish(new("There it is", []));

        await TurnableClock.UntilAsync(() => sent.Edits == 1);
        Text(sent).ShouldContain("There it is");
        sent.Message!["flags"].ShouldBeNull();
    }

    [Fact]
    public async Task What_is_always_for_who_asked_alone_is_deferred_so()
    {
        var slow = new SlowCommand(isPrivate: true);
        await using var rig = await BotRig.ConnectedAsync(more: [slow]);
        var sent = await rig.SendSlowlyAsync(Fixtures.Command("slow"));

        slow.Finish(new("Done", []));

        await TurnableClock.UntilAsync(() => sent.Edits == 1);
        ((int)sent.Callback!["data"]!["flags"]!).ShouldBe(64);
        sent.IsDeleted.ShouldBeFalse();
    }

    [Fact]
    public async Task An_error_after_a_deferral_for_all_is_still_ephemeral()
    {
        var slow = new SlowCommand();
        await using var rig = await BotRig.ConnectedAsync(more: [slow]);
        var sent = await rig.SendSlowlyAsync(Fixtures.Command("slow"));

        slow.Finish(Answer.Sentence("No."));

        await TurnableClock.UntilAsync(() => sent.FollowUps.Count == 1);
        sent.IsDeleted.ShouldBeTrue();
        ((int)sent.FollowUps[0]["flags"]!).ShouldBe(64);
    }

    [Fact]
    public async Task A_command_that_throws_is_one_sentence_for_the_user_and_the_rest_for_the_log()
    {
        var slow = new SlowCommand();
        await using var rig = await BotRig.ConnectedAsync(more: [slow]);
        slow.Fail(new InvalidDataException("inner secret"));

        var sent = await rig.SendSlowlyAsync(Fixtures.Command("slow"));

        Text(sent).ShouldNotContain("inner secret");
        ((int)sent.Message!["flags"]!).ShouldBe(64);
        rig.Log.At(LogLevel.Error).ShouldContain(line => line.Contains("inner secret"));
    }

    [Fact]
    public async Task Before_the_seeds_are_read_an_answer_waits_for_them()
    {
        var read = new TaskCompletionSource();
        await using var rig = await BotRig.ConnectedAsync(firstRead: read.Task);
        var sent = await rig.SendSlowlyAsync(Fixtures.Command("delegation", ("party", "ruritania")));
        sent.IsDeferred.ShouldBeTrue();

        read.SetResult();

        await TurnableClock.UntilAsync(() => sent.Edits == 1);
        Text(sent).ShouldContain("Anna Hentzau");
    }

    [Fact]
    public async Task A_callback_is_repeated_after_a_500_and_the_answer_stands_once()
    {
        await using var rig = await BotRig.ConnectedAsync();
        rig.Server.Fail(new((_, path) => path.StartsWith("/interactions", StringComparison.Ordinal), 2) { Status = 500 });

        var sent = await rig.SendSlowlyAsync(Fixtures.Command("gaps"));

        sent.Callbacks.ShouldBe(1);
        (sent.AnsweredAt!.Value - sent.SentAt).ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Of_200_interactions_around_a_dropped_line_none_is_lost_and_none_answered_twice()
    {
        await using var rig = await BotRig.ConnectedAsync();
        rig.Server.IsStrict = false; // The same request 200 times.
        var all = new List<SentInteraction>();
        for (var i = 0; i < 200; i++)
        {
            if (i is 50 or 120)
            {
                // A line that breaks while it is opened is gone back from after a wait, and nobody turns the clock here.
                await TurnableClock.UntilAsync(() => rig.State.IsReady);
                rig.Server.Gateway.Line.Drop();
                await TurnableClock.UntilAsync(() => rig.Server.Gateway.Lines[^1].IsOver || rig.Server.Gateway.Lines.Count > (i == 50 ? 1 : 2));
            }

            all.Add(await rig.Server.InteractAsync(Fixtures.Command("delegation", ("party", "ruritania"))));
        }

        await TurnableClock.UntilAsync(() => all.TrueForAll(sent => sent.Callback is not null));
        all.ShouldAllBe(sent => sent.Callbacks == 1);
        rig.Server.Gateway.Identifies.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_interaction_that_comes_twice_is_answered_once()
    {
        await using var rig = await BotRig.ConnectedAsync();
        var command = Fixtures.Command("gaps");
        var sent = await rig.SendAsync(command);

        await rig.Server.Gateway.DispatchAsync("INTERACTION_CREATE", command.DeepClone());
        await rig.SendAsync(Fixtures.Command("meetings"));

        sent.Callbacks.ShouldBe(1);
    }

    [Fact]
    public async Task On_stop_what_is_under_way_is_finished_nothing_new_taken_and_the_line_closed_with_1000()
    {
        var slow = new SlowCommand();
        await using var rig = await BotRig.ConnectedAsync(more: [slow]);
        var sent = await rig.SendSlowlyAsync(Fixtures.Command("slow"));

        var stopping = rig.Worker.StopAsync(TestContext.Current.CancellationToken);
        var late = await rig.Server.InteractAsync(Fixtures.Command("gaps"));
        slow.Finish(new("There it is", []));
        await stopping;

        sent.Edits.ShouldBe(1);
        late.Callback.ShouldBeNull();
        await TurnableClock.UntilAsync(() => rig.Server.Gateway.Line.IsOver);
        rig.Server.Gateway.Line.ClosedWith.ShouldBe(1000);
    }

    [Fact]
    public async Task Without_a_token_nothing_starts()
    {
        var clock = new TurnableClock();
        var server = await DiscordServer.StartAsync(clock);
        await using var rig = BotRig.Build(server, clock, [], SmallFacts.Base, Task.CompletedTask, token: null);

        await rig.Worker.StartAsync(TestContext.Current.CancellationToken);

        rig.State.IsReady.ShouldBeTrue();
        rig.State.IsLive.ShouldBeTrue();
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_token_is_one_sentence_in_log_health_and_status()
    {
        var clock = new TurnableClock();
        var server = await DiscordServer.StartAsync(clock);
        await using var rig = BotRig.Build(server, clock, [], SmallFacts.Base, Task.CompletedTask, token: "not-the-token");

        await rig.Worker.StartAsync(TestContext.Current.CancellationToken);
        await TurnableClock.UntilAsync(() => rig.State.Refusal is not null && rig.Log.At(LogLevel.Critical).Any());

        rig.Log.At(LogLevel.Critical).ShouldHaveSingleItem().ShouldStartWith("Discord refused the token");
        rig.State.Sentence.ShouldStartWith("Discord refused the token");
        rig.State.IsReady.ShouldBeFalse();
        rig.Log.All.ShouldAllBe(line => !line.Text.Contains("not-the-token"));
    }

    internal static string Text(SentInteraction sent) =>
        string.Join('\n', sent.Message!["embeds"]!.AsArray().Select(embed => $"{embed!["title"]}\n{embed["description"]}"));

    private static string Footer(SentInteraction sent) => (string)sent.Message!["embeds"]!.AsArray()[^1]!["footer"]!["text"]!;

    private static IEnumerable<JsonNode> Components(SentInteraction sent) => sent.Message!["components"]!.AsArray().SelectMany(row => row!["components"]!.AsArray())!;

    private static IEnumerable<string?> Labels(SentInteraction sent) => Components(sent).Select(component => (string?)component["label"]);

    private static string ButtonOf(SentInteraction sent, string label) => (string)Components(sent).Single(component => (string?)component["label"] == label)["custom_id"]!;

    /// <summary>Shows the red lines as an alert would that told of them.</summary>
    private sealed class Told : ICommand
    {
        public CommandSpec Spec { get; } = new("told", "What was told", []) { Example = "/told" };

        public ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation) =>
            ValueTask.FromResult(new Answer("Told", [new(null, facts.Facts.ToLines(facts))]) { IsRecord = true });
    }
}
