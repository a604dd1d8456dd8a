using System.Reflection;
using Microsoft.Extensions.Logging;
using Rapporteur.Bot.Alerts;
using Rapporteur.Chat.Alerts;
using Rapporteur.Discord.Guilds;
using Rapporteur.Discord.Wire;
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
        reply["allowed_mentions"]!.ToJsonString().ShouldBe("""{"parse":[]}""");
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_that_fails_again_and_again_holds_up_no_other_channel_and_is_given_up_in_the_end(bool isUnforeseen)
    {
        await using var delivery = await TurnedDelivery.OpenAsync("Sqlite", 3);
        delivery.Options = new DeliveryOptions { Look = TimeSpan.FromMinutes(1), GiveUpAfter = TimeSpan.FromHours(1) };
        var first = Articles.RedLine("a.txt", "any corridor");
        var alert = (await delivery.Rig.TakeAsync(first)).ShouldHaveSingleItem();
        delivery.Discord.Fails = (_, channel) => channel != "1" ? null : isUnforeseen ? throw new InvalidOperationException("A fault of ours.") : (500, 0, "Internal Server Error");
        delivery.Start();
        delivery.TurnFor(TimeSpan.FromMinutes(5));
        await delivery.Rig.TakeAsync(first, Articles.RedLine("b.txt", "foreign soldiers in the harbour"));
        delivery.TurnFor(TimeSpan.FromMinutes(2));

        delivery.Discord.Posts.Select(post => post.Channel).ShouldBe(["2", "3", "2", "3"], ignoreOrder: true);
        delivery.TurnFor(TimeSpan.FromMinutes(100));
        var fate = (await delivery.Rig.Ledger.DeliveriesAsync(alert.Id, "1", Cancellation)).ShouldHaveSingleItem();
        fate.State.ShouldBe("dropped");
        fate.Reason!.ShouldStartWith("given up after 121 tries: ");
        delivery.Log.At(LogLevel.Warning).ShouldNotContain(line => line.StartsWith("Discord does not answer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_post_that_may_no_longer_be_changed_for_lack_of_a_right_pauses_the_channel_and_is_changed_later()
    {
        await using var delivery = await TurnedDelivery.OpenAsync("Sqlite", 1);
        await delivery.Rig.TakeAsync(Articles.RedLine("a.txt", "any corridor"));
        delivery.Start();
        delivery.TurnUntil(() => delivery.Discord.Posts.Count == 1, TimeSpan.FromMinutes(1));
        delivery.TurnFor(TimeSpan.FromSeconds(1));
        delivery.Discord.Fails = (method, _) => method == HttpMethod.Patch ? (403, 50013, "Missing Permissions") : null;
        await delivery.Rig.TakeAsync();
        delivery.TurnFor(TimeSpan.FromMinutes(2));
        var paused = (await delivery.Rig.Subscriptions.FindAsync("1", Cancellation))!;
        paused.Paused.ShouldBe("Missing Permissions (403)");

        delivery.Discord.Fails = (_, _) => null;
        await delivery.Rig.Subscriptions.SaveAsync(paused with { Paused = null }, Cancellation);
        delivery.TurnFor(TimeSpan.FromMinutes(2));

        delivery.Discord.Edits.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_empty_list_from_a_channel_whose_rights_are_not_known_says_nothing()
    {
        await using var delivery = await TurnedDelivery.OpenAsync("Sqlite", 1);
        var alert = (await delivery.Rig.TakeAsync(Articles.RedLine("a.txt", "any corridor"))).ShouldHaveSingleItem();
        delivery.Discord.Fails = (method, _) => method == HttpMethod.Post ? (500, 0, "Internal Server Error") : null;
        delivery.Start();
        delivery.TurnFor(TimeSpan.FromMinutes(3));
        delivery.Discord.Fails = (_, _) => null;
        delivery.TurnFor(TimeSpan.FromMinutes(10));

        delivery.Discord.Posts.ShouldHaveSingleItem();
        (await delivery.Rig.Ledger.DeliveriesAsync(alert.Id, "1", Cancellation)).ShouldHaveSingleItem().Reason
            .ShouldBe("whether an earlier try had arrived could not be checked without the right Read Message History");
    }

    [Fact]
    public async Task A_list_that_is_refused_in_other_words_than_Discords_is_asked_for_again()
    {
        await using var delivery = await TurnedDelivery.OpenAsync("Sqlite", 1);
        await delivery.Rig.TakeAsync(Articles.RedLine("a.txt", "any corridor"));
        delivery.Discord.Fails = (method, _) => method == HttpMethod.Post ? (500, 0, "Internal Server Error") : (403, 0, "");
        delivery.Start();
        delivery.TurnFor(TimeSpan.FromMinutes(3));
        delivery.Discord.Fails = (method, _) => method == HttpMethod.Get ? (403, 0, "") : null;
        delivery.TurnFor(TimeSpan.FromMinutes(10));
        delivery.Discord.Posts.ShouldBeEmpty();

        delivery.Discord.Fails = (_, _) => null;
        delivery.TurnFor(TimeSpan.FromMinutes(10));

        delivery.Discord.Posts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_message_that_looks_the_same_under_another_nonce_is_not_the_one_that_is_looked_for()
    {
        await using var delivery = await TurnedDelivery.OpenAsync("Sqlite", 2);
        await delivery.Rig.TakeAsync(Articles.RedLine("a.txt", "any corridor"));
        delivery.Discord.Fails = (method, channel) => channel == "2" ? null : method == HttpMethod.Post ? (500, 0, "Internal Server Error") : (403, 0, "");
        delivery.Start();
        delivery.TurnFor(TimeSpan.FromMinutes(3));
        // Somebody had the alert shown once more in the channel where it has not arrived.
        var post = delivery.Discord.Posts.ShouldHaveSingleItem();
        delivery.Discord.Posts.Add(post with { Channel = "1" });

        delivery.Discord.Fails = (_, _) => null;
        delivery.TurnFor(TimeSpan.FromMinutes(10));

        delivery.Discord.Posts.Count(one => one.Channel == "1").ShouldBe(2);
    }

    [Theory]
    [InlineData(Permissions.SendMessages, "Send Messages in Threads")]
    [InlineData(Permissions.SendMessagesInThreads, null)]
    public async Task A_thread_wants_the_right_to_write_in_threads_and_no_other_to_write(Permissions may, string? missing)
    {
        var rights = new GuildRights();
        Snowflake.TryParse("7", out var thread).ShouldBeTrue();
        // What Discord says with a command of the thread.
        typeof(GuildRights).GetMethod("Learn", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(rights, [thread, Permissions.ViewChannel | Permissions.EmbedLinks | may]);

        (await new DiscordAlertChannel(null!, rights, TimeProvider.System).MissingRightAsync("7", Cancellation)).ShouldBe(missing);
    }
}
