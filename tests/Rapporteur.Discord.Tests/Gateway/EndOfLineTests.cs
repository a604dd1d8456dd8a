using Rapporteur.Discord.Gateway;
using Rapporteur.Discord.Server;

namespace Rapporteur.Discord.Tests.Gateway;

public sealed class EndOfLineTests
{
    [Fact]
    public async Task A_dropped_line_is_resumed_at_once_at_the_address_of_READY_and_nothing_is_missing()
    {
        await using var rig = await GatewayRig.ConnectedAsync();
        rig.Server.Gateway.Line.Drop();
        await TurnableClock.UntilAsync(() => rig.Server.Gateway.Lines[0].IsOver);
        await rig.Server.InteractAsync(Fixtures.Command("gaps"));

        // No clock is turned: going back at once needs no waiting.
        await TurnableClock.UntilAsync(() => rig.Interactions.Count == 1 && rig.IsConnected);
        rig.Server.Gateway.Lines[1].PathAndQuery.ShouldBe("/resume-here?v=10&encoding=json");
        rig.Server.Gateway.Identifies.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Op_7_is_a_close_with_a_resumable_code_and_a_resume()
    {
        await using var rig = await GatewayRig.ConnectedAsync();

        await rig.Server.Gateway.SendAsync(7);

        await TurnableClock.UntilAsync(() => rig.Server.Gateway.Resumes.Count == 1 && rig.IsConnected && rig.Server.Gateway.Lines[0].IsOver);
        rig.Server.Gateway.Lines[0].ClosedWith.ShouldNotBeNull().ShouldNotBeOneOf(1000, 1001);
    }

    [Fact]
    public async Task Op_9_that_can_be_resumed_is_resumed()
    {
        await using var rig = await GatewayRig.ConnectedAsync();

        await rig.Server.Gateway.SendAsync(9, true);

        await TurnableClock.UntilAsync(() => rig.Server.Gateway.Resumes.Count == 1 && rig.IsConnected);
        rig.Server.Gateway.Identifies.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Op_9_that_cannot_be_resumed_is_followed_by_an_Identify_after_one_to_five_seconds()
    {
        var waits = new HashSet<double>();
        for (var i = 0; i < 4; i++)
        {
            await using var rig = await GatewayRig.ConnectedAsync();
            rig.Clock.Turn(TimeSpan.FromSeconds(6)); // What is left of the five seconds between two Identifies would blur the figure.
            var ended = rig.Clock.GetUtcNow();

            await rig.Server.Gateway.SendAsync(9, false);

            await rig.Clock.TurnUntilAsync(() => rig.Server.Gateway.Identifies.Count == 2 && rig.IsConnected, TimeSpan.FromMilliseconds(50));
            var wait = (rig.Server.Gateway.Identifies.Last().At - ended).TotalSeconds;
            wait.ShouldBeInRange(1, 5);
            waits.Add(wait);
            rig.Server.Gateway.Resumes.ShouldBeEmpty();
            rig.Server.Gateway.Line.PathAndQuery.ShouldStartWith("/?");
        }

        waits.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Op_9_in_answer_to_a_resume_is_waited_out_as_well()
    {
        await using var rig = await GatewayRig.ConnectedAsync();
        rig.Clock.Turn(TimeSpan.FromSeconds(6));
        rig.Server.Gateway.ResumeAnswers.Enqueue(false);
        rig.Server.Gateway.Line.Drop();
        await TurnableClock.UntilAsync(() => rig.Server.Gateway.Resumes.Count == 1);
        var ended = rig.Clock.GetUtcNow();

        await rig.Clock.TurnUntilAsync(() => rig.Server.Gateway.Identifies.Count == 2, TimeSpan.FromMilliseconds(50));
        (rig.Server.Gateway.Identifies.Last().At - ended).TotalSeconds.ShouldBeInRange(1, 5);
    }

    [Fact]
    public async Task A_line_whose_heartbeat_is_not_answered_is_given_up_at_the_next_one_and_resumed()
    {
        await using var rig = await GatewayRig.ConnectedAsync(server => server.Gateway.HeartbeatInterval = TimeSpan.FromSeconds(10));
        var line = rig.Server.Gateway.Line;
        line.IsSilent = true;
        await rig.Clock.TurnUntilAsync(() => line.Count(1) == 1);
        var beat = rig.Clock.GetUtcNow();

        await TurnableClock.UntilAsync(() => rig.Clock.Waiting.Any(wait => wait.TotalSeconds is > 9 and <= 10));
        rig.Clock.Turn(beat + TimeSpan.FromSeconds(9) - rig.Clock.GetUtcNow());
        rig.Server.Gateway.Resumes.ShouldBeEmpty();

        rig.Clock.Turn(TimeSpan.FromSeconds(1));

        await TurnableClock.UntilAsync(() => rig.Server.Gateway.Resumes.Count == 1);
        line.Count(1).ShouldBe(1);
        await TurnableClock.UntilAsync(() => line.IsOver);
        line.ClosedWith.ShouldNotBeNull().ShouldNotBeOneOf(1000, 1001);
    }

    [Fact]
    public async Task Half_a_frame_and_then_silence_is_given_up_without_waiting_for_a_handshake()
    {
        await using var rig = await GatewayRig.ConnectedAsync(server => server.Gateway.HeartbeatInterval = TimeSpan.FromSeconds(10));
        await rig.Server.Gateway.Line.SendHalfAFrameAsync();

        await rig.Clock.TurnUntilAsync(() => rig.Server.Gateway.Resumes.Count == 1 && rig.IsConnected, atMost: TimeSpan.FromSeconds(22));
        await rig.Server.InteractAsync(Fixtures.Command("gaps"));
        await TurnableClock.UntilAsync(() => rig.Interactions.Count == 1);
    }

    [Theory]
    [InlineData(4000)]
    [InlineData(4001)]
    [InlineData(4002)]
    [InlineData(4005)]
    [InlineData(4008)]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(1012)]
    public async Task After_these_close_codes_the_session_is_resumed(int code)
    {
        await using var rig = await GatewayRig.ConnectedAsync();

        await rig.Server.Gateway.Line.CloseAsync(code);

        await TurnableClock.UntilAsync(() => rig.Server.Gateway.Resumes.Count == 1 && rig.IsConnected);
    }

    [Fact]
    public async Task A_line_that_is_closed_right_behind_READY_is_resumed_at_once_too()
    {
        await using var rig = await GatewayRig.StartAsync(server => server.Gateway.ClosesAfterReadyWith = 4000);

        // No clock is turned: a session that has begun is no failed opening, which would wait.
        await TurnableClock.UntilAsync(() => rig.Server.Gateway.Resumes.Count == 1 && rig.IsConnected);
        rig.Server.Gateway.Identifies.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(4003)]
    [InlineData(4007)]
    [InlineData(4009)]
    public async Task After_these_close_codes_a_new_session_is_started(int code)
    {
        await using var rig = await GatewayRig.ConnectedAsync();

        await rig.Server.Gateway.Line.CloseAsync(code);

        await rig.Clock.TurnUntilAsync(() => rig.Server.Gateway.Identifies.Count == 2 && rig.IsConnected);
        rig.Server.Gateway.Resumes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(4004, "the token")]
    [InlineData(4010, "the shard")]
    [InlineData(4011, "more shards")]
    [InlineData(4012, "version 10")]
    [InlineData(4013, "the intents")]
    [InlineData(4014, "the intents")]
    public async Task After_these_close_codes_the_bot_stops_with_one_sentence_and_does_not_come_back(int code, string about)
    {
        await using var rig = await GatewayRig.StartAsync(server => server.Gateway.ClosesIdentifyWith = code);

        var refusal = await Should.ThrowAsync<DiscordRefusedException>(() => rig.Running);

        refusal.Message.ShouldContain(about);
        refusal.Message.ShouldEndWith(".");
        rig.Clock.Turn(TimeSpan.FromMinutes(10));
        rig.Server.Gateway.Lines.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_wrong_token_is_one_sentence_already_when_the_gateway_is_asked_for()
    {
        await using var rig = await GatewayRig.StartAsync(options: server => new() { Token = "wrong", ApiUrl = server.ApiUrl });

        var refusal = await Should.ThrowAsync<DiscordRefusedException>(() => rig.Running);

        refusal.Message.ShouldStartWith("Discord refused the token");
        rig.Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task While_connects_are_refused_the_session_is_kept_and_what_was_sent_meanwhile_arrives()
    {
        await using var rig = await GatewayRig.ConnectedAsync();
        rig.Server.Gateway.RefusesLines = true;
        rig.Server.Gateway.Line.Drop();
        await TurnableClock.UntilAsync(() => rig.Server.Gateway.Lines[0].IsOver);
        await rig.Server.InteractAsync(Fixtures.Command("gaps"));
        for (var i = 0; i < 40; i++)
        {
            rig.Clock.Turn(TimeSpan.FromMilliseconds(100));
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }

        rig.Server.Gateway.RefusesLines = false;

        await rig.Clock.TurnUntilAsync(() => rig.Interactions.Count == 1 && rig.IsConnected);
        rig.Server.Gateway.Identifies.Count.ShouldBe(1);
        rig.Server.Gateway.Resumes.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_gateway_that_never_says_Hello_is_left_after_ten_seconds()
    {
        await using var rig = await GatewayRig.StartAsync(server => server.Gateway.WithholdsHello = true);
        await TurnableClock.UntilAsync(() => rig.Server.Gateway.Lines.Count == 1);
        rig.Server.Gateway.WithholdsHello = false;

        await rig.Clock.TurnUntilAsync(() => rig.IsConnected, atMost: TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task A_line_that_is_silent_after_Hello_is_left_after_ten_seconds_for_another_one_and_the_session_kept()
    {
        await using var rig = await GatewayRig.ConnectedAsync();
        rig.Server.Gateway.IsDeaf = true;
        rig.Server.Gateway.Line.Drop();
        await TurnableClock.UntilAsync(() => rig.Server.Gateway.Unheard == 1 && rig.Clock.Waiting.Contains(TimeSpan.FromSeconds(10)));
        await rig.Server.InteractAsync(Fixtures.Command("gaps"));

        rig.Clock.Turn(TimeSpan.FromSeconds(10));

        await TurnableClock.UntilAsync(() => rig.Server.Gateway.Lines[1].IsOver);
        rig.Server.Gateway.IsDeaf = false;
        await rig.Clock.TurnUntilAsync(() => rig.IsConnected && rig.Interactions.Count == 1);
        rig.Server.Gateway.Identifies.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_Identify_that_is_not_answered_is_made_again_on_another_line_after_half_a_minute()
    {
        await using var rig = await GatewayRig.StartAsync(server => server.Gateway.IsDeaf = true);
        await TurnableClock.UntilAsync(() => rig.Server.Gateway.Unheard == 1 && rig.Clock.Waiting.Contains(TimeSpan.FromSeconds(30)));

        rig.Clock.Turn(TimeSpan.FromSeconds(30));

        await TurnableClock.UntilAsync(() => rig.Server.Gateway.Lines[0].IsOver);
        rig.Server.Gateway.IsDeaf = false;
        await rig.Clock.TurnUntilAsync(() => rig.IsConnected);
    }

    [Fact]
    public async Task Ten_drops_in_a_row_are_each_gone_back_from_at_once()
    {
        await using var rig = await GatewayRig.ConnectedAsync();
        for (var drops = 1; drops <= 10; drops++)
        {
            rig.Server.Gateway.Line.Drop();

            // No clock is turned.
            await TurnableClock.UntilAsync(() => rig.Server.Gateway.Resumed.Count == drops && rig.IsConnected);
        }

        rig.Server.Gateway.Identifies.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Lines_that_break_as_soon_as_they_are_open_do_not_become_a_flood()
    {
        await using var rig = await GatewayRig.ConnectedAsync();
        for (var i = 0; i < 40 && rig.Server.Gateway.Lines.Count == i + 1; i++)
        {
            rig.Server.Gateway.Line.Drop();
            for (var wait = 0; wait < 100 && !(rig.Server.Gateway.Lines.Count == i + 2 && rig.IsConnected); wait++)
            {
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }
        }

        // Nobody turned the clock: what came back came back at once, and then no more.
        rig.Server.Gateway.Lines.Count.ShouldBeLessThan(25);
        await rig.Clock.TurnUntilAsync(() => rig.IsConnected);
    }
}
