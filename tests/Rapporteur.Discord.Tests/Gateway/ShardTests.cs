using Rapporteur.Discord.Gateway;
using Rapporteur.Discord.Server;

namespace Rapporteur.Discord.Tests.Gateway;

public sealed class ShardTests
{
    [Theory]
    [InlineData("auto", 3, "0 1 2", 3)]
    [InlineData("", 1, "0", 1)]
    [InlineData("2", 5, "0 1", 2)]
    [InlineData("2-3/16", 1, "2 3", 16)]
    [InlineData("5/16", 1, "5", 16)]
    public void A_plan_is_automatic_a_count_or_a_part(string text, int advised, string shards, int total)
    {
        ShardPlan.TryParse(text, out var plan).ShouldBeTrue();

        var (numbers, count) = plan.With(advised);
        string.Join(' ', numbers).ShouldBe(shards);
        count.ShouldBe(total);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("3-1/16")]
    [InlineData("0-16/16")]
    [InlineData("1/2/3")]
    [InlineData("1-2-3/4")]
    [InlineData("many")]
    [InlineData("99999999")]
    public void Anything_else_is_no_plan(string text) => ShardPlan.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public async Task As_many_shards_identify_at_once_as_max_concurrency_allows_and_the_others_five_seconds_later()
    {
        await using var rig = await GatewayRig.StartAsync(
            server =>
            {
                server.Gateway.AdvisedShards = 4;
                server.Gateway.MaxConcurrency = 2;
            },
            server => new() { Token = server.Token, ApiUrl = server.ApiUrl });
        await TurnableClock.UntilAsync(() => rig.Server.Gateway.Identifies.Count == 2);

        await rig.Clock.TurnUntilAsync(() => rig.IsConnected && rig.State.Shards.Count == 4);

        // The server itself counts the five seconds, and its complaint would fail the test.
        rig.Server.Gateway.Identifies.Select(each => each.Shard).Order().ShouldBe([0, 1, 2, 3]);
        rig.State.IsReady.ShouldBeTrue();
    }

    [Fact]
    public async Task Between_two_Identifies_lies_a_little_more_than_Discord_asks_for()
    {
        await using var rig = await GatewayRig.StartAsync(
            server => server.Gateway.AdvisedShards = 2,
            server => new() { Token = server.Token, ApiUrl = server.ApiUrl });

        await rig.Clock.TurnUntilAsync(() => rig.Server.Gateway.Identifies.Count == 2, TimeSpan.FromMilliseconds(50));

        var at = rig.Server.Gateway.Identifies.Select(each => each.At).ToList();
        (at[1] - at[0]).ShouldBeInRange(TimeSpan.FromSeconds(5.1), TimeSpan.FromSeconds(5.5));
    }

    [Fact]
    public async Task With_no_session_start_left_none_is_made_before_the_reset()
    {
        await using var rig = await GatewayRig.StartAsync(server =>
        {
            server.Gateway.SessionStartsLeft = 0;
            server.Gateway.SessionStartsResetAfter = TimeSpan.FromMinutes(5);
        });
        await TurnableClock.UntilAsync(() => rig.Clock.Waiting.Any(wait => wait == TimeSpan.FromMinutes(5)));
        rig.Clock.Turn(TimeSpan.FromSeconds(299));
        rig.Server.Gateway.Identifies.ShouldBeEmpty();
        rig.Server.Gateway.SessionStartsLeft = 1000;

        await rig.Clock.TurnUntilAsync(() => rig.IsConnected, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task An_automatic_count_that_Discord_finds_too_small_is_asked_for_again()
    {
        await using var rig = await GatewayRig.StartAsync(server => server.Gateway.ClosesIdentifyWith = 4011, server => new() { Token = server.Token, ApiUrl = server.ApiUrl });
        await TurnableClock.UntilAsync(() => rig.Server.Gateway.Lines is [{ ClosedWith: not null }]);
        rig.Server.Gateway.ClosesIdentifyWith = null;
        rig.Server.Gateway.AdvisedShards = 2;

        await rig.Clock.TurnUntilAsync(() => rig.IsConnected && rig.State.Shards.Count == 2);
    }

    [Fact]
    public async Task A_gateway_that_cannot_be_asked_for_is_asked_for_again()
    {
        await using var rig = await GatewayRig.StartAsync(server => server.Fail(new((_, path) => path == "/gateway/bot", 9) { Status = 503 }));

        await rig.Clock.TurnUntilAsync(() => rig.IsConnected, atMost: TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task A_shard_is_live_while_its_heartbeats_are_answered_and_not_after_two_intervals_without()
    {
        await using var rig = await GatewayRig.ConnectedAsync(server => server.Gateway.HeartbeatInterval = TimeSpan.FromSeconds(10));
        rig.State.On();
        await rig.Clock.TurnUntilAsync(() => rig.Server.Gateway.Line.Count(1) == 3);
        rig.State.IsLive.ShouldBeTrue();
        rig.State.IsReady.ShouldBeTrue();

        rig.Server.Gateway.RefusesLines = true;
        rig.Server.Gateway.Line.Drop();
        await rig.Clock.TurnUntilAsync(() => !rig.IsConnected);
        rig.State.IsReady.ShouldBeFalse();
        rig.State.IsLive.ShouldBeTrue();
        await rig.Clock.TurnUntilAsync(() => !rig.State.IsLive, atMost: TimeSpan.FromSeconds(25));
    }
}
