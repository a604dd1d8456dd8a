using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rapporteur.Discord.Gateway;
using Rapporteur.Discord.Rest;
using Rapporteur.Discord.Server;

namespace Rapporteur.Discord.Tests.Gateway;

public sealed class SessionTests
{
    [Fact]
    public async Task A_session_begins_with_the_version_the_guilds_intent_and_no_more()
    {
        await using var rig = await GatewayRig.ConnectedAsync();

        rig.Server.Gateway.Line.PathAndQuery.ShouldBe("/?v=10&encoding=json");
        var identify = rig.Server.Gateway.Line.Received.First(payload => (int)payload["op"]! == 2)["d"]!;
        ((int)identify["intents"]!).ShouldBe(1);
        ((string)identify["token"]!).ShouldBe(rig.Server.Token);
        identify["shard"]!.ToJsonString().ShouldBe("[0,1]");
        identify["properties"]!["os"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_server_that_sets_no_limit_of_session_starts_is_connected_to()
    {
        await using var rig = await GatewayRig.ConnectedAsync(server => server.Gateway.TellsLimit = false);

        rig.Server.Gateway.Identifies.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_application_is_the_one_that_READY_names()
    {
        await using var rig = await GatewayRig.ConnectedAsync();

        rig.Applications.ShouldHaveSingleItem().ToString().ShouldBe(DiscordServer.ApplicationId);
    }

    [Fact]
    public async Task The_first_heartbeat_comes_after_a_random_part_of_the_interval_and_the_next_one_interval_later()
    {
        await using var rig = await GatewayRig.ConnectedAsync(server => server.Gateway.HeartbeatInterval = TimeSpan.FromSeconds(40));
        var line = rig.Server.Gateway.Line;
        var began = rig.Clock.GetUtcNow();

        await rig.Clock.TurnUntilAsync(() => line.Count(1) == 1);
        (rig.Clock.GetUtcNow() - began).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(41));
        await TurnableClock.UntilAsync(() => rig.Clock.Waiting.Any(wait => wait > TimeSpan.FromSeconds(38) && wait <= TimeSpan.FromSeconds(40)));

        await rig.Clock.TurnUntilAsync(() => line.Count(1) == 2);
        rig.State.Shards[0].IsAlive.ShouldBeTrue();
    }

    [Fact]
    public async Task A_heartbeat_names_the_last_event()
    {
        await using var rig = await GatewayRig.ConnectedAsync();
        await rig.Server.Gateway.DispatchAsync("SOMETHING_NEW", null);
        await rig.Server.Gateway.SendAsync(1);

        var line = rig.Server.Gateway.Line;
        await TurnableClock.UntilAsync(() => line.Count(1) == 1);
        ((int)line.Received[^1]["d"]!).ShouldBe(2);
    }

    [Fact]
    public async Task A_request_for_a_heartbeat_is_answered_at_once_and_is_no_missed_answer_by_itself()
    {
        await using var rig = await GatewayRig.ConnectedAsync();
        var line = rig.Server.Gateway.Line;
        line.IsSilent = true;

        await rig.Server.Gateway.SendAsync(1);

        await TurnableClock.UntilAsync(() => line.Count(1) == 1);
        line.IsOver.ShouldBeFalse();
    }

    [Fact]
    public async Task A_heartbeat_that_is_asked_for_right_behind_Hello_is_sent_at_once_also_while_the_bot_gets_ready()
    {
        var server = await DiscordServer.StartAsync(new TurnableClock());
        server.Gateway.AsksForHeartbeat = true;
        var seeds = new TaskCompletionSource();
        var clock = new TurnableClock();
        await using var rig = BotRig.Build(server, clock, [], SmallFacts.Base, seeds.Task, server.Token);
        await rig.Worker.StartAsync(TestContext.Current.CancellationToken);
        await TurnableClock.UntilAsync(() => clock.Waiting.Any(wait => wait <= TimeSpan.FromSeconds(2)));
        await Task.Delay(50, TestContext.Current.CancellationToken); // A line that is opened before the bot is ready has this long to be.

        server.Gateway.Lines.ShouldAllBe(line => line.Count(1) == 1);
        seeds.SetResult();

        await TurnableClock.UntilAsync(() => rig.State.IsReady);
        server.Gateway.Line.Received.Take(2).Select(payload => (int)payload["op"]!).Order().ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Guilds_arrive_after_READY_packed_where_they_are_large()
    {
        await using var rig = await GatewayRig.ConnectedAsync(server => server.Gateway.Guilds = [.. Enumerable.Range(1, 20).Select(Fixtures.Guild)]);

        await TurnableClock.UntilAsync(() => rig.State.Guilds == 20);
        rig.Server.Gateway.Line.Compresses.ShouldBeTrue();
    }

    [Fact]
    public async Task A_READY_without_the_user_begins_a_session_and_leaves_rights_to_the_interactions()
    {
        await using var rig = await GatewayRig.ConnectedAsync(server =>
        {
            server.Gateway.Shape = (what, told) => told.Remove(what == "READY" ? "user" : "");
            server.Gateway.Guilds = [Fixtures.Guild(1)];
        });
        var channel = new Rapporteur.Discord.Wire.Snowflake((1UL << 22) + 100);
        await TurnableClock.UntilAsync(() => rig.Rights.GuildOf(channel) is not null);

        rig.Rights.In(channel).ShouldBeNull();
        rig.Applications.ShouldHaveSingleItem().ToString().ShouldBe(DiscordServer.ApplicationId);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"id\":\"0\"}")]
    [InlineData("null")]
    public async Task A_READY_whose_application_has_no_id_names_it_by_its_user(string application)
    {
        await using var rig = await GatewayRig.ConnectedAsync(server => server.Gateway.Shape = (what, told) =>
        {
            if (what == "READY")
            {
                told["application"] = JsonNode.Parse(application);
            }
        });

        rig.Applications.ShouldHaveSingleItem().ToString().ShouldBe(DiscordServer.BotId);
    }

    [Fact]
    public async Task A_READY_that_cannot_be_read_leaves_its_line_and_waits_longer_each_time()
    {
        var unreadable = true;
        await using var rig = await GatewayRig.StartAsync(server => server.Gateway.Shape = (what, told) =>
        {
            if (what == "READY" && unreadable)
            {
                told["session_id"] = new JsonObject();
            }
        });
        await rig.Clock.TurnUntilAsync(() => rig.Server.Gateway.Lines.Count == 3);
        rig.Server.Gateway.Lines.SkipLast(1).ShouldAllBe(line => line.IsOver);

        unreadable = false;

        await rig.Clock.TurnUntilAsync(() => rig.IsConnected);
        rig.Log.At(LogLevel.Error).ShouldBeEmpty();
    }

    [Fact]
    public async Task Numbers_with_a_fraction_or_in_quotation_marks_are_numbers()
    {
        await using var rig = await GatewayRig.ConnectedAsync(server => server.Gateway.Shape = (what, told) =>
        {
            if (what == "HELLO")
            {
                told["heartbeat_interval"] = "41250.0";
            }
            else if (what == "READY")
            {
                told["session_id"] = 17;
            }
            else if (told["session_start_limit"] is { } limit)
            {
                limit["reset_after"] = 0.0;
                limit["total"] = "1000";
            }
        });

        rig.State.Shards[0].Interval.ShouldBe(TimeSpan.FromSeconds(41.25));
    }

    [Fact]
    public async Task An_answer_that_names_no_gateway_is_not_held_to()
    {
        var left = 2;
        await using var rig = await GatewayRig.StartAsync(server => server.Gateway.Shape = (what, told) => told.Remove(what == "gateway/bot" && left-- > 0 ? "url" : ""));

        await rig.Clock.TurnUntilAsync(() => rig.IsConnected, atMost: TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task What_the_gateway_told_is_given_also_to_one_who_asks_while_it_is_forgotten()
    {
        await using var server = await DiscordServer.StartAsync();
        using var metrics = new DiscordMetrics();
        var clock = new ForgetfulClock();
        using var starts = new SessionStarts(
            DiscordHttp.Calls(new() { Token = server.Token, ApiUrl = server.ApiUrl }, metrics, clock, NullLoggerFactory.Instance), clock, NullLogger<SessionStarts>.Instance);
        clock.Looked = starts.Forget;

        (await starts.AskAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull().Shards.ShouldBe(1);
        clock.Looked = () => { };
        await starts.AskAsync(TestContext.Current.CancellationToken);
        clock.Looked = starts.Forget;
        (await starts.AskAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull().Shards.ShouldBe(1);
    }

    [Fact]
    public async Task A_limit_of_session_starts_that_does_not_say_what_is_left_is_none()
    {
        await using var rig = await GatewayRig.ConnectedAsync(server =>
            server.Gateway.Shape = (_, told) => (told["session_start_limit"] as JsonObject)?.Remove("remaining"));

        rig.Server.Gateway.Identifies.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Servers_that_a_new_session_no_longer_names_are_gone()
    {
        await using var rig = await GatewayRig.ConnectedAsync(server => server.Gateway.Guilds = [Fixtures.Guild(1), Fixtures.Guild(2)]);
        await TurnableClock.UntilAsync(() => rig.State.Guilds == 2);
        rig.Server.Gateway.Guilds = [Fixtures.Guild(2)];

        await rig.Server.Gateway.Line.CloseAsync(4009);

        await rig.Clock.TurnUntilAsync(() => rig.Server.Gateway.Identifies.Count == 2 && rig.IsConnected);
        rig.State.Guilds.ShouldBe(1);
    }

    [Fact]
    public async Task A_line_that_is_being_opened_when_the_bot_stops_is_no_fault()
    {
        await using var rig = await GatewayRig.StartAsync(server => server.Gateway.WithholdsHello = true);
        await TurnableClock.UntilAsync(() => rig.Server.Gateway.Lines.Count == 1);

        await rig.Shards.CloseAsync();

        await rig.Running;
        rig.Log.At(LogLevel.Error).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refusal_to_say_where_the_gateway_is_does_not_end_the_session()
    {
        await using var rig = await GatewayRig.ConnectedAsync();
        rig.Server.Gateway.RefusesLines = true;
        rig.Server.Fail(new((_, path) => path == "/gateway/bot", 100) { Status = 403 });
        rig.Server.Gateway.Line.Drop();
        await rig.Clock.TurnUntilAsync(() => rig.Server.Requests.Count(request => request.Path == "/gateway/bot") >= 3, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        rig.Server.Gateway.RefusesLines = false;

        await rig.Clock.TurnUntilAsync(() => rig.IsConnected, atMost: TimeSpan.FromMinutes(2));
        rig.Server.Gateway.Identifies.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("wss://resume.example/?region=a&v=9&encoding=etf&compress=zlib-stream", "/?v=10&encoding=json&region=a")]
    [InlineData("ws://resume.example/here", "/here?v=10&encoding=json")]
    public void The_address_of_a_gateway_keeps_its_own_parameters(string told, string connected) =>
        Session.WithVersion(Session.AddressOf(told)!).PathAndQuery.ShouldBe(connected);

    [Theory]
    [InlineData("https://resume.example/")]
    [InlineData("nowhere")]
    [InlineData(null)]
    public async Task A_resume_address_that_is_none_is_the_front_door(string? told)
    {
        await using var rig = await GatewayRig.ConnectedAsync(server => server.Gateway.Shape = (what, ready) =>
        {
            if (what == "READY")
            {
                ready["resume_gateway_url"] = told;
            }
        });
        rig.Server.Gateway.Violations.Clear();
        rig.Server.Gateway.Line.Drop();

        await TurnableClock.UntilAsync(() => rig.Server.Gateway.Resumes.Count == 1 && rig.IsConnected);

        rig.Server.Gateway.Line.PathAndQuery.ShouldStartWith("/?");
        rig.Server.Gateway.Violations.Clear(); // The server wants the address that it did not give.
    }

    [Fact]
    public async Task Plain_JSON_in_a_binary_frame_is_read()
    {
        await using var rig = await GatewayRig.ConnectedAsync();

        await rig.Server.Gateway.Line.SendBinaryAsync("""{"op":1,"d":null}""");

        await TurnableClock.UntilAsync(() => rig.Server.Gateway.Line.Count(1) == 1);
        rig.Server.Gateway.Lines.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_cannot_be_read_is_passed_over_and_the_line_goes_on()
    {
        await using var rig = await GatewayRig.ConnectedAsync();
        await rig.Server.Gateway.Line.SendTextAsync("no JSON {");
        await rig.Server.Gateway.SendAsync(77);
        await rig.Server.Gateway.DispatchAsync("INTERACTION_CREATE", "not an object");
        await rig.Server.Gateway.DispatchAsync("NEVER_HEARD_OF", new JsonObject { ["x"] = 1 });
        await rig.Server.InteractAsync(Fixtures.Command("gaps"));

        await TurnableClock.UntilAsync(() => rig.Interactions.Count == 1);
        rig.Server.Gateway.Lines.Count.ShouldBe(1);
        rig.Log.At(LogLevel.Warning).Count().ShouldBe(2);
    }

    [Fact]
    public async Task On_stop_every_line_is_closed_with_1000()
    {
        await using var rig = await GatewayRig.ConnectedAsync();

        await rig.Shards.CloseAsync();

        await TurnableClock.UntilAsync(() => rig.Server.Gateway.Line.IsOver);
        rig.Server.Gateway.Line.ClosedWith.ShouldBe(1000);
        await rig.Running;
        rig.Server.Gateway.Lines.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_token_stands_in_no_line_of_the_log()
    {
        await using var rig = await GatewayRig.ConnectedAsync();
        rig.Server.Gateway.Line.Drop();
        await rig.Clock.TurnUntilAsync(() => rig.Server.Gateway.Lines.Count == 2 && rig.IsConnected);
        await rig.Server.Gateway.Line.CloseAsync(4004);
        await Should.ThrowAsync<Exception>(() => rig.Running);

        rig.Log.All.ShouldNotBeEmpty();
        rig.Log.All.ShouldAllBe(line => !line.Text.Contains("secret"));
    }

    // Whenever somebody looks at it, something happens elsewhere.
    private sealed class ForgetfulClock : TimeProvider
    {
        public Action Looked { get; set; } = () => { };

        public override long GetTimestamp()
        {
            Looked();
            return base.GetTimestamp();
        }
    }
}
