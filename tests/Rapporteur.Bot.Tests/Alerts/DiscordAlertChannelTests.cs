using Microsoft.Extensions.Logging;
using Rapporteur.Chat.Alerts;
using Articles = Rapporteur.Storage.Tests.Seeds;

namespace Rapporteur.Bot.Tests.Alerts;

/// <summary>What Discord says about one channel or message, from its answer on the wire to what becomes of the delivery.</summary>
public class DiscordAlertChannelTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(403, 50001, "Missing Access")]
    [InlineData(403, 50013, "Missing Permissions")]
    [InlineData(404, 10003, "Unknown Channel")]
    public async Task A_channel_that_is_gone_or_forbidden_is_paused_with_Discords_words_and_the_others_get_the_alert(int status, int code, string message)
    {
        await using var delivery = await TurnedDelivery.OpenAsync("Sqlite", 3);
        await delivery.Rig.TakeAsync(Articles.RedLine("a.txt", "any corridor"));
        delivery.Discord.Fails = (_, channel) => channel == "2" ? (status, code, message) : null;
        delivery.Start();
        delivery.TurnFor(TimeSpan.FromMinutes(5));

        delivery.Discord.Posts.Select(post => post.Channel).ShouldBe(["1", "3"], ignoreOrder: true);
        delivery.Discord.Requests.Count.ShouldBe(3);
        (await delivery.Rig.Subscriptions.FindAsync("2", Cancellation))!.Paused.ShouldBe($"{message} ({status})");
        delivery.Log.At(LogLevel.Warning).ShouldHaveSingleItem().ShouldBe($"Discord: alerts to channel 2 are paused: {message} ({status})");
    }

    [Fact]
    public async Task A_refusal_that_is_not_Discords_own_pauses_nothing()
    {
        await using var delivery = await TurnedDelivery.OpenAsync("Sqlite", 3);
        await delivery.Rig.TakeAsync(Articles.RedLine("a.txt", "any corridor"));
        // As a page of what stands before Discord: no code of Discord's is in it.
        delivery.Discord.Fails = (_, _) => (403, 0, "");
        delivery.Start();
        delivery.TurnFor(TimeSpan.FromMinutes(1));
        delivery.Discord.Fails = (_, _) => null;
        delivery.TurnFor(TimeSpan.FromMinutes(5));

        delivery.Discord.Posts.Count.ShouldBe(3);
        (await delivery.Rig.Subscriptions.FindAsync("2", Cancellation))!.Paused.ShouldBeNull();
    }

    [Fact]
    public async Task A_message_that_Discord_takes_in_no_form_is_dropped_and_the_next_one_is_sent()
    {
        await using var delivery = await TurnedDelivery.OpenAsync("Sqlite", 1);
        var alerts = await delivery.Rig.TakeAsync(Articles.RedLine("a.txt", "any corridor"), Articles.RedLine("b.txt", "foreign soldiers in the harbour"));
        var isFirst = true;
        delivery.Discord.Fails = (_, _) => isFirst && !(isFirst = false) ? (400, 50035, "Invalid Form Body") : null;
        delivery.Start();
        delivery.TurnFor(TimeSpan.FromMinutes(5));

        delivery.Discord.Posts.ShouldHaveSingleItem();
        (await delivery.Rig.Ledger.DeliveriesAsync(alerts[0].Id, "1", Cancellation)).ShouldHaveSingleItem().Reason.ShouldBe("Invalid Form Body (400)");
    }

    [Fact]
    public async Task A_post_that_is_too_old_to_be_changed_is_answered_by_a_reply_that_pings_nobody()
    {
        await using var delivery = await TurnedDelivery.OpenAsync("Sqlite", 1);
        delivery.Options = new DeliveryOptions { Look = TimeSpan.FromMinutes(1) };
        await delivery.Rig.TakeAsync(Articles.RedLine("a.txt", "any corridor"));
        delivery.Start();
        delivery.TurnFor(TimeSpan.FromHours(2));
        delivery.Discord.Fails = (method, _) => method == HttpMethod.Patch ? (429, 30046, "Maximum number of edits to messages older than 1 hour reached. Try again later.") : null;

        await delivery.Rig.TakeAsync();
        delivery.TurnFor(TimeSpan.FromHours(1));

        // The alert of the removal, and the reply to the one that told of it.
        delivery.Discord.Posts.Count.ShouldBe(3);
        var reply = delivery.Discord.Posts[2].Message;
        ((string?)reply["message_reference"]!["message_id"]).ShouldBe("1");
        reply["allowed_mentions"]!["parse"]!.AsArray().ShouldBeEmpty();
        ((bool)reply["allowed_mentions"]!["replied_user"]!).ShouldBeFalse();
        ((string?)reply["embeds"]![0]!["title"]).ShouldBe("No longer supported: News of a.txt");
    }

    [Fact]
    public async Task A_post_that_somebody_deleted_is_corrected_no_more()
    {
        await using var delivery = await TurnedDelivery.OpenAsync("Sqlite", 1);
        var alert = (await delivery.Rig.TakeAsync(Articles.RedLine("a.txt", "any corridor"))).ShouldHaveSingleItem();
        delivery.Start();
        delivery.TurnUntil(() => delivery.Discord.Posts.Count == 1, TimeSpan.FromMinutes(1));
        delivery.Discord.Fails = (method, _) => method == HttpMethod.Patch ? (404, 10008, "Unknown Message") : null;

        await delivery.Rig.TakeAsync();
        delivery.TurnFor(TimeSpan.FromMinutes(2));

        delivery.Discord.Posts.Count.ShouldBe(2);
        var edit = (await delivery.Rig.Ledger.DeliveriesAsync(alert.Id, "1", Cancellation)).Single(fate => fate.Kind == DeliveryKind.Edit);
        (edit.State, edit.Reason).ShouldBe(("dropped", "Unknown Message (404)"));
        (await delivery.Rig.Subscriptions.FindAsync("1", Cancellation))!.Paused.ShouldBeNull();
    }
}
