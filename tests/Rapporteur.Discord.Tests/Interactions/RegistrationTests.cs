using System.Collections.Immutable;
using Rapporteur.Chat;
using Rapporteur.Discord.Drawing;
using Rapporteur.Discord.Interactions;
using Rapporteur.Discord.Server;
using Rapporteur.Discord.Wire;
using Rapporteur.Facts;

namespace Rapporteur.Discord.Tests.Interactions;

public sealed class RegistrationTests
{
    [Fact]
    public async Task Commands_are_registered_by_one_overwrite_and_not_again_while_Discord_has_them()
    {
        var clock = new TurnableClock();
        var server = await DiscordServer.StartAsync(clock);
        var first = await BotRig.ConnectedAsync(clock, server: server);
        server.Rest.Overwrites.ShouldBe(1);
        await first.Worker.StopAsync(TestContext.Current.CancellationToken);

        await using var second = await BotRig.ConnectedAsync(clock, server: server);
        await TurnableClock.UntilAsync(() => second.Log.All.Any(line => line.Text.Contains("already")));

        server.Rest.Overwrites.ShouldBe(1);
    }

    [Fact]
    public async Task A_changed_command_is_registered_again()
    {
        var clock = new TurnableClock();
        var server = await DiscordServer.StartAsync(clock);
        var first = await BotRig.ConnectedAsync(clock, server: server);
        await first.Worker.StopAsync(TestContext.Current.CancellationToken);

        await using var second = await BotRig.ConnectedAsync(clock, server: server, more: [new Change("new")]);
        await TurnableClock.UntilAsync(() => server.Rest.Overwrites == 2);
    }

    [Fact]
    public async Task Registering_goes_on_after_a_failure_of_Discord()
    {
        var clock = new TurnableClock();
        var server = await DiscordServer.StartAsync(clock);
        server.Fail(new((_, path) => path.EndsWith("/commands", StringComparison.Ordinal), 6) { Status = 503 });
        await using var rig = BotRig.Build(server, clock, [], SmallFacts.Base, Task.CompletedTask, server.Token);
        await rig.Worker.StartAsync(TestContext.Current.CancellationToken);

        await clock.TurnUntilAsync(() => server.Rest.Overwrites == 1);
    }

    [Fact]
    public async Task Commands_are_registered_while_the_first_session_still_waits_for_the_seeds()
    {
        var clock = new TurnableClock();
        var server = await DiscordServer.StartAsync(clock);
        var read = new TaskCompletionSource();
        await using var rig = BotRig.Build(server, clock, [], SmallFacts.Base, read.Task, server.Token);
        await rig.Worker.StartAsync(TestContext.Current.CancellationToken);

        await TurnableClock.UntilAsync(() => server.Rest.Overwrites == 1 && clock.Waiting.Any(wait => wait == TimeSpan.FromSeconds(2)));
        server.Gateway.Identifies.ShouldBeEmpty();

        read.SetResult();
        await TurnableClock.UntilAsync(() => rig.State.IsReady);
    }

    [Fact]
    public async Task Seeds_that_take_long_hold_the_first_session_up_for_two_seconds_at_most()
    {
        var clock = new TurnableClock();
        var server = await DiscordServer.StartAsync(clock);
        await using var rig = BotRig.Build(server, clock, [], SmallFacts.Base, new TaskCompletionSource().Task, server.Token);
        var began = clock.GetUtcNow();
        await rig.Worker.StartAsync(TestContext.Current.CancellationToken);

        await clock.TurnUntilAsync(() => rig.State.IsReady, TimeSpan.FromMilliseconds(100));

        (server.Gateway.Identifies.ShouldHaveSingleItem().At - began).ShouldBeInRange(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2.5));
    }

    [Theory]
    [InlineData(405, null)]
    [InlineData(501, null)]
    [InlineData(200, "<html>")]
    [InlineData(200, "")]
    [InlineData(200, "[{\"name\":{}}]")]
    public async Task Commands_that_cannot_be_listed_are_told_all_the_same(int status, string? page)
    {
        var clock = new TurnableClock();
        var server = await DiscordServer.StartAsync(clock);
        server.Fail(new((method, path) => method == "GET" && path.EndsWith("/commands", StringComparison.Ordinal), 1) { Status = status, Page = page });

        await using var rig = await BotRig.ConnectedAsync(clock, server: server);

        server.Rest.Overwrites.ShouldBe(1);
    }

    [Fact]
    public void A_choice_that_another_version_registered_with_a_number_is_read()
    {
        var known = System.Text.Json.JsonSerializer.Deserialize(
            """[{"id":"1","type":1,"name":"old","description":"","options":[{"type":4,"name":"n","description":"","choices":[{"name":"one","value":1},{"name":"half","value":0.5}]}]}]""",
            DiscordJson.Default.ApplicationCommandArray)!;

        known[0].Options![0].Choices!.Select(choice => choice.Value).ShouldBe(["1", "0.5"]);
    }

    [Fact]
    public async Task Where_the_application_cannot_be_asked_for_READY_names_it()
    {
        var clock = new TurnableClock();
        var server = await DiscordServer.StartAsync(clock);
        server.Rest.NamesApplication = false;

        await using var rig = await BotRig.ConnectedAsync(clock, server: server);

        server.Rest.Overwrites.ShouldBe(1);
    }

    [Fact]
    public async Task Where_the_application_is_told_without_an_id_READY_names_it()
    {
        var clock = new TurnableClock();
        var server = await DiscordServer.StartAsync(clock);
        server.Fail(new((_, path) => path == "/applications/@me", 1) { Page = "{}" });

        await using var rig = await BotRig.ConnectedAsync(clock, server: server);

        server.Rest.Overwrites.ShouldBe(1);
    }

    [Fact]
    public async Task Commands_that_were_refused_are_told_again_with_a_later_session_and_not_with_the_one_that_begins_beside_it()
    {
        var clock = new TurnableClock();
        var server = await DiscordServer.StartAsync(clock);
        server.Fail(new((_, path) => path.EndsWith("/commands", StringComparison.Ordinal), 2) { Status = 403, Code = 50001 });
        server.Gateway.WithholdsHello = true;
        await using var rig = BotRig.Build(server, clock, [], SmallFacts.Base, Task.CompletedTask, server.Token);
        await rig.Worker.StartAsync(TestContext.Current.CancellationToken);
        await TurnableClock.UntilAsync(() => rig.Log.All.Any(line => line.Text.StartsWith("Commands could not", StringComparison.Ordinal)));
        server.Gateway.WithholdsHello = false;
        await clock.TurnUntilAsync(() => rig.State.IsReady);
        await Task.Delay(50, TestContext.Current.CancellationToken); // What must not come has this long to come.
        server.Requests.Count(request => request.Path.EndsWith("/commands", StringComparison.Ordinal)).ShouldBe(2);

        var later = clock.GetUtcNow() + TimeSpan.FromMinutes(1);
        await clock.TurnUntilAsync(() => clock.GetUtcNow() >= later, atMost: TimeSpan.FromMinutes(2));
        await server.Gateway.Line.CloseAsync(4009);

        await clock.TurnUntilAsync(() => server.Rest.Overwrites == 1);
    }

    [Fact]
    public void Free_text_has_a_length_with_which_its_buttons_can_ask_again()
    {
        var text = CommandDeclarations.Of(Specs).Single(command => command.Name == "find").Options![0];
        var longest = Invocation.Of("find", ("text", new string('"', text.MaxLength!.Value)));

        var footer = AnswerMessage.Draw(new("Known", []) { Invocation = longest }).Embeds[^1].Footer!.Text;

        CommandText.Read(footer, Specs).Invocation!["text"].ShouldBe(longest["text"]);
    }

    [Fact]
    public void Every_command_has_the_option_private_and_works_in_servers_direct_messages_and_for_users()
    {
        var commands = CommandDeclarations.Of(Specs);

        commands.Where(command => command.Type == CommandType.ChatInput).ShouldAllBe(command => command.Options!.Any(option => option.Name == "private" && option.Type == OptionType.Boolean));
        commands.ShouldAllBe(command => command.Contexts!.SequenceEqual(new[] { 0, 1, 2 }) && command.IntegrationTypes!.SequenceEqual(new[] { 0, 1 }));
        commands[^1].Type.ShouldBe(CommandType.Message);
        commands.Single(command => command.Name == "delegation").Options![0].Autocomplete.ShouldBe(true);
    }

    [Fact]
    public void A_command_that_changes_something_needs_Manage_Channels_and_a_server()
    {
        var command = CommandDeclarations.Of([new Change("mute").Spec])[0];

        command.DefaultMemberPermissions.ShouldBe(Permissions.ManageChannels);
        command.Contexts.ShouldBe([0]);
    }

    [Fact]
    public void Fixed_values_become_choices_files_attachments_and_parts_subcommands()
    {
        var command = CommandDeclarations.Of(
        [
            new("alerts", "Alerts", [])
            {
                SubCommands =
                [
                    new("on", "Turns them on", [new("kind", "A kind") { Choices = ["demand", "red-line"] }]) { Changes = true },
                    new("add", "Adds a seed", [new("file", "A file", Required: true) { IsAttachment = true }]),
                ],
            },
        ])[0];

        command.Options!.Select(option => option.Type).ShouldBe([OptionType.Subcommand, OptionType.Subcommand]);
        command.Options![0].Options![0].Choices!.Select(choice => choice.Value).ShouldBe(["demand", "red-line"]);
        command.Options![0].Options![0].Autocomplete.ShouldBeNull();
        command.Options![1].Options![0].Type.ShouldBe(OptionType.Attachment);
        command.DefaultMemberPermissions.ShouldBe(Permissions.ManageChannels);
    }

    private static ImmutableArray<CommandSpec> Specs => new CommandList(CommandList.Questions(SmallFacts.Names)).Specs;

    private sealed class Change(string name) : ICommand
    {
        public CommandSpec Spec { get; } = new(name, "Changes something", []) { Changes = true };

        public ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation) => ValueTask.FromResult(new Answer("Done", []));
    }
}
