using Rapporteur.Chat;
using Rapporteur.Discord.Server.Rest;

namespace Rapporteur.Discord.Tests.Interactions;

/// <summary>What was deferred is answered, whatever happens to single requests.</summary>
public sealed class DeferralTests
{
    private static readonly Answer There = new("There it is", []);

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public async Task A_deferral_that_Discord_took_without_saying_so_is_followed_by_the_answer(int laterAnswersTakeSeconds)
    {
        var slow = new SlowCommand();
        await using var rig = await BotRig.ConnectedAsync(more: [slow]);
        rig.Server.Fail(new(IsCallback, 1) { Status = 500, AfterServing = true });
        rig.Server.Fail(new(IsCallback, 100) { Status = 503, Delay = TimeSpan.FromSeconds(laterAnswersTakeSeconds) });
        var sent = await rig.SendSlowlyAsync(Fixtures.Command("slow"));
        await rig.Clock.TurnUntilAsync(() => rig.Clock.GetUtcNow() - sent.SentAt > TimeSpan.FromSeconds(5));

        slow.Finish(There);

        await rig.Clock.TurnUntilAsync(() => sent.Edits == 1);
        InteractionTests.Text(sent).ShouldContain("There it is");
    }

    [Fact]
    public async Task An_edit_that_fails_for_minutes_is_made_when_Discord_is_back()
    {
        var slow = new SlowCommand();
        await using var rig = await BotRig.ConnectedAsync(more: [slow]);
        var sent = await rig.SendSlowlyAsync(Fixtures.Command("slow"));
        var isDown = true;
        rig.Server.Fail(new((method, path) => isDown && path.StartsWith("/webhooks", StringComparison.Ordinal), 10_000) { Status = 503 });
        slow.Finish(There);
        var until = rig.Clock.GetUtcNow() + TimeSpan.FromMinutes(5);
        await rig.Clock.TurnUntilAsync(() => rig.Clock.GetUtcNow() > until, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(6));
        sent.Edits.ShouldBe(0);

        isDown = false;

        await rig.Clock.TurnUntilAsync(() => sent.Edits == 1, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));
        rig.Server.Requests.Count.ShouldBeLessThan(200);
    }

    [Fact]
    public async Task A_deletion_that_Discord_made_without_saying_so_is_followed_by_what_replaces_it()
    {
        var slow = new SlowCommand();
        await using var rig = await BotRig.ConnectedAsync(more: [slow]);
        var sent = await rig.SendSlowlyAsync(Fixtures.Command("slow"));
        rig.Server.Fail(new((method, _) => method == "DELETE", 1) { Status = 502, AfterServing = true });

        slow.Finish(Answer.Sentence("No."));

        await rig.Clock.TurnUntilAsync(() => sent.FollowUps.Count == 1);
        sent.IsDeleted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_message_to_who_asked_is_sent_again_after_a_failure_of_Discord()
    {
        var slow = new SlowCommand();
        await using var rig = await BotRig.ConnectedAsync(more: [slow]);
        var sent = await rig.SendSlowlyAsync(Fixtures.Command("slow"));
        rig.Server.Fail(new((method, path) => method == "POST" && path.StartsWith("/webhooks", StringComparison.Ordinal), 1) { Status = 500 });

        slow.Finish(Answer.Sentence("No."));

        await rig.Clock.TurnUntilAsync(() => sent.FollowUps.Count == 1);
    }

    private static bool IsCallback(string method, string path) => path.StartsWith("/interactions", StringComparison.Ordinal);
}
