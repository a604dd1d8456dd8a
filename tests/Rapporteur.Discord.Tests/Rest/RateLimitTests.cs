using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Rapporteur.Discord.Rest;
using Rapporteur.Discord.Server;
using Rapporteur.Discord.Server.Rest;
using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Tests.Rest;

public sealed class RateLimitTests
{
    private static readonly Snowflake Channel = new(1);

    [Fact]
    public async Task A_bucket_that_is_spent_is_waited_for_and_never_refused()
    {
        await using var rig = await RestRig.StartAsync();
        rig.Server.Limits.Set("POST messages", 2, TimeSpan.FromSeconds(5));

        var posts = Enumerable.Range(0, 5).Select(i => Post(rig, Channel, $"n{i}")).ToList();
        await rig.Clock.TurnUntilAsync(() => posts.All(post => post.IsCompletedSuccessfully), TimeSpan.FromMilliseconds(50));

        rig.Server.Limits.Refusals.ShouldBe(0);
        rig.Server.Requests.Count.ShouldBe(5);
        (rig.Server.Requests.Last().At - rig.Server.Requests.First().At).ShouldBeInRange(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(11));
    }

    [Fact]
    public async Task Each_channel_has_a_bucket_of_its_own()
    {
        await using var rig = await RestRig.StartAsync();
        rig.Server.Limits.Set("POST messages", 1, TimeSpan.FromMinutes(1));

        await Task.WhenAll(Enumerable.Range(1, 10).Select(channel => Post(rig, new((ulong)channel), "once")));

        rig.Server.Limits.Refusals.ShouldBe(0);
    }

    [Theory]
    [InlineData("user")]
    [InlineData("shared")]
    public async Task A_refused_bucket_costs_one_request_and_is_left_alone_as_long_as_asked(string scope)
    {
        await using var rig = await RestRig.StartAsync();
        rig.Server.Fail(new((method, _) => method == "POST", 1) { Status = 429, Scope = scope, RetryAfter = TimeSpan.FromSeconds(7) });

        var posts = Enumerable.Range(0, 6).Select(i => Post(rig, Channel, $"n{i}")).ToList();
        await TurnableClock.UntilAsync(() => rig.Clock.Waiting.Any(wait => wait.TotalSeconds is > 6 and <= 7));
        rig.Server.Requests.Count.ShouldBe(1);
        rig.Clock.Turn(TimeSpan.FromSeconds(6.9));
        rig.Server.Requests.Count.ShouldBe(1);

        await rig.Clock.TurnUntilAsync(() => posts.All(post => post.IsCompletedSuccessfully));
        rig.Server.Requests.Count.ShouldBe(7);
    }

    [Fact]
    public async Task While_hundreds_of_the_bots_own_calls_hang_a_callback_goes_at_once()
    {
        await using var rig = await RestRig.StartAsync(perSecond: 10_000);
        rig.Server.IsStrict = false; // The same post 600 times.
        rig.Server.Fail(new((_, path) => path.EndsWith("/messages", StringComparison.Ordinal), 600) { Delay = TimeSpan.FromSeconds(10) });
        var posts = Enumerable.Range(1, 600).Select(channel => Post(rig, new((ulong)channel), "alert")).ToList();
        await TurnableClock.UntilAsync(() => rig.Clock.Waiting.Count(wait => wait == TimeSpan.FromSeconds(10)) >= 100);
        rig.Server.Rest.Expect("7", "token");

        // No clock is turned: were it behind the posts, it would never leave.
        (await rig.Calls.CallBackAsync(new(7), "token", "{\"type\":6}"u8.ToArray(), TestContext.Current.CancellationToken)).ShouldBeTrue();

        posts.ShouldAllBe(post => !post.IsCompleted);
        await rig.Clock.TurnUntilAsync(() => posts.All(post => post.IsCompleted), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_global_refusal_stops_every_route_of_the_bot_but_no_callback()
    {
        await using var rig = await RestRig.StartAsync();
        rig.Server.Fail(new((method, _) => method == "POST", 1) { Status = 429, Scope = "global", RetryAfter = TimeSpan.FromSeconds(4) });
        var first = Post(rig, Channel, "a");
        await TurnableClock.UntilAsync(() => rig.Clock.Waiting.Any(wait => wait.TotalSeconds is > 3 and <= 4));

        var other = rig.Calls.ListMessagesAsync(new(2), null, 10, TestContext.Current.CancellationToken);
        rig.Server.Rest.Expect("5", "token");
        (await rig.Calls.CallBackAsync(new(5), "token", Callback(), TestContext.Current.CancellationToken)).ShouldBeTrue();
        other.IsCompleted.ShouldBeFalse();

        await rig.Clock.TurnUntilAsync(() => first.IsCompletedSuccessfully && other.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Ten_thousand_channels_are_served_at_ninety_five_percent_of_the_global_limit_without_a_refusal()
    {
        await using var rig = await RestRig.StartAsync();
        rig.Server.IsStrict = false;
        rig.Server.Limits.PerSecond = 50;
        var limit = new GlobalLimit(50, rig.Clock);
        var sent = 0;
        var began = rig.Clock.GetUtcNow();
        var turns = Enumerable.Range(0, 10_000).Select(async _ =>
        {
            using var turn = await limit.EnterAsync(TestContext.Current.CancellationToken);
            rig.Server.Limits.Judge(null, "", underGlobal: true).Refused.ShouldBeFalse();
            Interlocked.Increment(ref sent);
        }).ToList();

        while (sent < 10_000)
        {
            rig.Clock.Turn(TimeSpan.FromMilliseconds(20));
        }

        await Task.WhenAll(turns);
        (10_000 / 50.0 / (rig.Clock.GetUtcNow() - began).TotalSeconds).ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public async Task A_request_that_may_have_been_held_up_on_its_way_is_counted_from_when_it_may_have_come()
    {
        var clock = new TurnableClock();
        var limit = new GlobalLimit(1, clock);
        await SendAsync(answeredAfter: 20);

        var held = await SendAsync(answeredAfter: 320);
        var next = await SendAsync(answeredAfter: 20);
        var last = await SendAsync(answeredAfter: 20);

        (next - held).TotalSeconds.ShouldBeInRange(1.3, 1.35);
        (last - next).TotalSeconds.ShouldBeInRange(1, 1.05);

        // When the turn was given, in turned time.
        async Task<DateTimeOffset> SendAsync(int answeredAfter)
        {
            var turn = limit.EnterAsync(TestContext.Current.CancellationToken).AsTask();
            while (!turn.IsCompleted)
            {
                clock.Turn(TimeSpan.FromMilliseconds(1));
            }

            var given = clock.GetUtcNow();
            using (await turn)
            {
                clock.Turn(TimeSpan.FromMilliseconds(answeredAfter));
            }

            return given;
        }
    }

    [Fact]
    public async Task A_turn_that_nobody_waits_for_any_more_goes_to_the_next()
    {
        var clock = new TurnableClock();
        var limit = new GlobalLimit(1, clock);
        using var tired = new CancellationTokenSource();
        var first = await limit.EnterAsync(TestContext.Current.CancellationToken);
        var second = limit.EnterAsync(tired.Token).AsTask();
        var third = limit.EnterAsync(TestContext.Current.CancellationToken).AsTask();

        await tired.CancelAsync();
        first.Dispose();
        clock.Turn(TimeSpan.FromSeconds(2));

        second.IsCanceled.ShouldBeTrue();
        (await third).Dispose();
    }

    [Fact]
    public async Task After_a_global_refusal_no_more_is_sent_in_a_second_than_went_through()
    {
        await using var rig = await RestRig.StartAsync();
        rig.Server.Limits.PerSecond = 10; // Another process uses the rest.

        var posts = Enumerable.Range(1, 60).Select(channel => Post(rig, new((ulong)channel), "once")).ToList();
        await rig.Clock.TurnUntilAsync(() => posts.All(post => post.IsCompletedSuccessfully), TimeSpan.FromMilliseconds(100));

        // The first second sends its fifty at once and learns; from there on nothing is refused.
        rig.Server.Limits.Refusals.ShouldBeLessThanOrEqualTo(40);
        posts.Count.ShouldBe(60);
        var early = rig.Server.Limits.Refusals;
        var later = Enumerable.Range(100, 30).Select(channel => Post(rig, new((ulong)channel), "once")).ToList();
        await rig.Clock.TurnUntilAsync(() => later.All(post => post.IsCompletedSuccessfully), TimeSpan.FromMilliseconds(100));
        rig.Server.Limits.Refusals.ShouldBeLessThanOrEqualTo(early + 1);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("global", true)]
    [InlineData("user", false)]
    [InlineData("shared", false)]
    public async Task A_page_instead_of_JSON_with_429_stops_everything_as_long_as_its_header_says_unless_its_scope_says_otherwise(string scope, bool stopsAll)
    {
        await using var rig = await RestRig.StartAsync();
        rig.Server.Fail(new((method, _) => method == "POST", 1) { Status = 429, Scope = scope, Page = "<html>Too many</html>", RetryAfter = TimeSpan.FromSeconds(8) });
        var first = Post(rig, Channel, "a");
        await TurnableClock.UntilAsync(() => rig.Clock.Waiting.Any(wait => wait.TotalSeconds is > 7 and <= 8));

        var other = rig.Calls.ListMessagesAsync(new(2), null, 10, TestContext.Current.CancellationToken);
        if (stopsAll)
        {
            rig.Clock.Turn(TimeSpan.FromSeconds(7.9));
            rig.Server.Requests.Count.ShouldBe(1);
        }
        else
        {
            await other;
        }

        await rig.Clock.TurnUntilAsync(() => first.IsCompletedSuccessfully && other.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_header_that_is_no_number_says_nothing()
    {
        var limit = new Bucket(new TurnableClock());
        var headers = new HttpResponseMessage().Headers;
        headers.TryAddWithoutValidation("X-RateLimit-Remaining", "0");
        headers.TryAddWithoutValidation("X-RateLimit-Reset-After", "nonsense");
        limit.Learn(headers);

        (await limit.EnterAsync(TestContext.Current.CancellationToken)).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_lone_global_refusal_leaves_a_fifth_of_what_was_allowed()
    {
        var clock = new TurnableClock();
        var limit = new GlobalLimit(50, clock);
        (await limit.EnterAsync(TestContext.Current.CancellationToken)).Dispose();
        limit.Refused(TimeSpan.FromSeconds(1));
        clock.Turn(TimeSpan.FromSeconds(3));

        var turns = Enumerable.Range(0, 30).Select(_ => limit.EnterAsync(TestContext.Current.CancellationToken).AsTask()).ToList();
        await TurnableClock.UntilAsync(() => turns.Count(turn => turn.IsCompleted) >= 9);

        turns.Count(turn => turn.IsCompleted).ShouldBe(9);
    }

    [Fact]
    public async Task Turns_that_come_back_with_time_go_to_those_who_wait()
    {
        var clock = new TurnableClock();
        var limit = new GlobalLimit(10, clock);
        for (var i = 0; i < 10; i++)
        {
            limit.Refused(TimeSpan.FromSeconds(1));
        }

        clock.Turn(TimeSpan.FromSeconds(2));
        using var held = await limit.EnterAsync(TestContext.Current.CancellationToken);
        var waiting = limit.EnterAsync(TestContext.Current.CancellationToken).AsTask();
        clock.Turn(TimeSpan.FromSeconds(61));

        var newcomer = limit.EnterAsync(TestContext.Current.CancellationToken).AsTask();

        await TurnableClock.UntilAsync(() => waiting.IsCompleted);
        newcomer.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_callback_that_is_told_to_wait_is_not_sent_beside_itself_meanwhile_nor_twice_after()
    {
        await using var rig = await RestRig.StartAsync();
        var sent = rig.Server.Rest.Expect("5", "token");
        rig.Server.Fail(new((_, path) => path.EndsWith("/callback", StringComparison.Ordinal), 1) { Status = 429, Scope = "user", RetryAfter = TimeSpan.FromSeconds(2) });

        var call = rig.Calls.CallBackAsync(new(5), "token", Callback(), TestContext.Current.CancellationToken);
        await rig.Clock.TurnUntilAsync(() => call.IsCompleted, TimeSpan.FromMilliseconds(50));

        (await call).ShouldBeTrue();
        (sent.AnsweredAt!.Value - sent.SentAt).ShouldBeInRange(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2.5));
        rig.Server.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("2", 5d)]
    [InlineData("5", 2.25)]
    [InlineData("5", null)]
    [InlineData(null, 5d)]
    public async Task Of_what_the_header_and_the_body_of_a_refusal_say_the_longer_wait_holds(string? header, double? body)
    {
        var clock = new TurnableClock();
        var sent = new List<DateTimeOffset>();
        using var wire = new OtherWire(_ =>
        {
            sent.Add(clock.GetUtcNow());
            var refusal = new HttpResponseMessage(sent.Count == 1 ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK)
            {
                Content = new StringContent(sent.Count > 1 ? """{"id":"1"}""" : body is { } seconds ? string.Create(CultureInfo.InvariantCulture, $$"""{"message":"","retry_after":{{seconds}},"global":false}""") : ""),
            };
            if (header is not null && sent.Count == 1)
            {
                refusal.Headers.TryAddWithoutValidation("Retry-After", header);
            }

            return refusal;
        });
        using var metrics = new DiscordMetrics();
        var calls = DiscordHttp.Calls(new() { Token = "token" }, metrics, clock, NullLoggerFactory.Instance, wire);

        var post = calls.CreateMessageAsync(Channel, new() { Content = "Hello" }, "n", TestContext.Current.CancellationToken);
        await clock.TurnUntilAsync(() => post.IsCompleted, TimeSpan.FromMilliseconds(50));

        await post;
        (sent[1] - sent[0]).ShouldBeInRange(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5.2));
    }

    [Fact]
    public async Task A_refusal_whose_body_does_not_come_is_left_alone_as_long_as_its_header_asks()
    {
        await using var rig = await RestRig.StartAsync();
        rig.Server.Fail(new((method, _) => method == "POST", 1) { Status = 429, Stalls = true, RetryAfter = TimeSpan.FromSeconds(40) });

        var post = Post(rig, Channel, "a");
        await rig.Clock.TurnUntilAsync(() => post.IsCompleted, TimeSpan.FromMilliseconds(250));

        await post;
        rig.Server.Requests.Count.ShouldBe(2);
        (rig.Server.Requests.Last().At - rig.Server.Requests.First().At).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task A_callback_whose_refusal_has_no_body_waits_as_long_as_its_header_asks_and_is_not_sent_beside_itself()
    {
        await using var rig = await RestRig.StartAsync();
        var sent = rig.Server.Rest.Expect("5", "token");
        rig.Server.Fail(new((_, path) => path.EndsWith("/callback", StringComparison.Ordinal), 1) { Status = 429, Stalls = true, RetryAfter = TimeSpan.FromSeconds(2) });

        var call = rig.Calls.CallBackAsync(new(5), "token", Callback(), TestContext.Current.CancellationToken);
        await rig.Clock.TurnUntilAsync(() => call.IsCompleted, TimeSpan.FromMilliseconds(50));

        (await call).ShouldBeTrue();
        rig.Server.Requests.Count.ShouldBe(2);
        (sent.AnsweredAt!.Value - sent.SentAt).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(2));
    }

    internal static byte[] Callback() => SentJson.Of(new InteractionCallback(CallbackType.Reply, new() { Content = "Hello" }), SentJson.Default.InteractionCallback);

    private static Task<Message> Post(RestRig rig, Snowflake channel, string nonce) =>
        rig.Calls.CreateMessageAsync(channel, new() { Content = "Hello" }, nonce, TestContext.Current.CancellationToken);
}
