using NodaTime;
using Rapporteur.Chat.Alerts;

namespace Rapporteur.Storage.Tests;

public class OutboxTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Both => TestStore.Both;

    private static Task AlertAsync(AlertRig rig, int count = 1) =>
        rig.TakeAsync([.. Enumerable.Range(0, count).Select(at => Seeds.Reading($"{at}.txt", $"Land{at}", Facts.Claims.ClaimKind.RedLine, $"matter {at} of the list"))]);

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_delivery_belongs_to_one_worker_until_its_lease_runs_out(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1");
        await AlertAsync(rig);
        var first = (await rig.ClaimAsync()).ShouldHaveSingleItem();

        (await rig.ClaimAsync()).ShouldBeEmpty();
        rig.Clock.Turn(TimeSpan.FromMinutes(1));
        var again = (await rig.ClaimAsync()).ShouldHaveSingleItem();

        (again.Id, again.Nonce, again.TriedAt, again.MayHaveArrived).ShouldBe((first.Id, first.Nonce, first.TriedAt, true));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Workers_that_claim_at_once_share_the_work(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, [.. Enumerable.Range(1, 300).Select(at => $"{at}")]);
        await AlertAsync(rig);

        var claimed = (await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            var mine = new List<Delivery>();
            while (await rig.ClaimAsync(7) is { IsEmpty: false } some)
            {
                mine.AddRange(some);
            }

            return mine;
        })))).SelectMany(mine => mine).ToList();

        claimed.Select(delivery => delivery.Channel).Distinct().Count().ShouldBe(300);
        claimed.Count.ShouldBe(300);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Within_a_channel_the_oldest_goes_first(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1", "2");
        await AlertAsync(rig, 2);

        var first = await rig.ClaimAsync();
        first.Select(delivery => delivery.Channel).ShouldBe(["1", "2"], ignoreOrder: true);
        await rig.Outbox.SentAsync(first[0], "m", Cancellation);

        (await rig.ClaimAsync()).ShouldHaveSingleItem().Channel.ShouldBe(first[0].Channel);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_channel_that_is_closed_is_paused_with_its_reason_and_leaves_the_others_alone(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1", "2");
        await AlertAsync(rig, 2);
        var closed = (await rig.ClaimAsync()).Single(delivery => delivery.Channel == "1");

        await rig.Outbox.PauseAsync(closed, "Missing Access (403)", Cancellation);

        rig.Clock.Turn(TimeSpan.FromMinutes(1));
        (await rig.SendAllAsync()).Select(delivery => delivery.Channel).ShouldBe(["2", "2"]);
        var paused = (await rig.Subscriptions.FindAsync("1", Cancellation))!;
        paused.Paused.ShouldBe("Missing Access (403)");
        await rig.Subscriptions.SaveAsync(paused with { Paused = null }, Cancellation);
        (await rig.SendAllAsync()).Select(delivery => delivery.Channel).ShouldBe(["1", "1"]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_is_put_back_waits_until_it_is_due(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1");
        await AlertAsync(rig);
        await rig.Outbox.PutBackAsync((await rig.ClaimAsync())[0], rig.Clock.GetUtcNow().AddSeconds(10), "it failed with 500", Cancellation);

        (await rig.ClaimAsync()).ShouldBeEmpty();
        (await rig.Outbox.NextDueAsync(ChannelReach.Remote, rig.Clock.GetUtcNow(), Cancellation)).ShouldBe(rig.Clock.GetUtcNow().AddSeconds(10));
        rig.Clock.Turn(TimeSpan.FromSeconds(10));
        (await rig.ClaimAsync()).ShouldHaveSingleItem().Attempts.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_muted_channel_is_told_nothing_and_can_ask_why(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1");
        var subscription = (await rig.Subscriptions.FindAsync("1", Cancellation))!;
        await rig.Subscriptions.SaveAsync(subscription with { MutedUntil = rig.Clock.GetUtcNow().AddHours(1) }, Cancellation);

        var alert = (await rig.TakeAsync(Seeds.RedLine("a.txt", "any corridor"))).ShouldHaveSingleItem();

        (await rig.SendAllAsync()).ShouldBeEmpty();
        (await rig.Ledger.DeliveriesAsync(alert.Id, "1", Cancellation)).ShouldHaveSingleItem().Reason.ShouldBe("the channel was muted until 2026-01-10 13:00 UTC");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_daily_digest_is_one_message_at_its_time(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1", "2");
        foreach (var channel in new[] { "1", "2" })
        {
            var subscription = (await rig.Subscriptions.FindAsync(channel, Cancellation))!;
            await rig.Subscriptions.SaveAsync(subscription with { Digest = new DailyDigest(new LocalTime(8, 0), DateTimeZoneProviders.Tzdb["Europe/Paris"]) }, Cancellation);
        }

        await rig.TakeAsync(Seeds.RedLine("a.txt", "any corridor"));
        rig.Clock.Turn(TimeSpan.FromHours(2));
        await rig.TakeAsync(Seeds.RedLine("a.txt", "any corridor"), Seeds.RedLine("b.txt", "foreign soldiers in the harbour"));

        (await rig.Ledger.SendGatheredAsync(Cancellation)).ShouldBe(0);
        rig.Clock.Turn(new DateTimeOffset(2026, 1, 11, 7, 0, 0, TimeSpan.Zero) - rig.Clock.GetUtcNow());
        (await rig.Ledger.SendGatheredAsync(Cancellation)).ShouldBe(2);
        var sent = await rig.SendAllAsync();
        sent.Length.ShouldBe(2);
        sent.Select(delivery => delivery.Alert).Distinct().Count().ShouldBe(1);
        (await rig.Ledger.AlertAsync(sent[0].Alert, Cancellation))!.Alert.Parts.Select(part => part.Document).ShouldBe(["a.txt", "b.txt"]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Of_quiet_hours_with_one_alert_that_alert_is_posted_as_it_is(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1");
        var subscription = (await rig.Subscriptions.FindAsync("1", Cancellation))!;
        await rig.Subscriptions.SaveAsync(subscription with { Quiet = new QuietHours(new LocalTime(11, 0), new LocalTime(13, 0), DateTimeZone.Utc) }, Cancellation);
        var alert = (await rig.TakeAsync(Seeds.RedLine("a.txt", "any corridor"))).ShouldHaveSingleItem();

        (await rig.SendAllAsync()).ShouldBeEmpty();
        rig.Clock.Turn(TimeSpan.FromHours(1));
        await rig.Ledger.SendGatheredAsync(Cancellation);

        (await rig.SendAllAsync()).ShouldHaveSingleItem().Alert.ShouldBe(alert.Id);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_edit_that_comes_too_late_becomes_a_reply_for_the_correction(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1");
        await rig.TakeAsync(Seeds.RedLine("a.txt", "any corridor"));
        await rig.SendAllAsync();
        rig.Clock.Turn(TimeSpan.FromDays(1));
        await rig.TakeAsync();
        var edit = (await rig.ClaimAsync()).Single(delivery => delivery.Kind == DeliveryKind.Edit);

        await rig.Outbox.ReplyInsteadAsync(edit, "30046", Cancellation);
        await rig.Outbox.ReplyInsteadAsync(edit, "30046", Cancellation);

        var reply = (await rig.ClaimAsync()).ShouldHaveSingleItem();
        (reply.Kind, reply.Remark, reply.Message).ShouldBe((DeliveryKind.Reply, 0, edit.Message));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Turning_alerts_off_drops_what_was_on_its_way(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1");
        await AlertAsync(rig);

        (await rig.Subscriptions.RemoveAsync("1", Cancellation)).ShouldBeTrue();

        (await rig.SendAllAsync()).ShouldBeEmpty();
        (await rig.Subscriptions.RemoveAsync("1", Cancellation)).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_local_message_is_kept_once_for_its_nonce_and_read_on_from_any_number(string provider)
    {
        await using var opened = await TestStore.OpenAsync(provider);
        var posts = new LocalPosts(opened.Store, new TurnedClock());

        var first = await posts.AddAsync("n1", "one", null, null, Cancellation);
        (await posts.AddAsync("n1", "one", null, null, Cancellation)).ShouldBe(first);
        var edit = await posts.AddAsync(null, "one, changed", first, null, Cancellation);

        (await posts.AfterAsync(0, 10, Cancellation)).Select(post => post.Body).ShouldBe(["one", "one, changed"]);
        (await posts.AfterAsync(first, 10, Cancellation)).ShouldHaveSingleItem().Changes.ShouldBe(first);
        (await posts.NewestAsync(Cancellation)).ShouldBe(edit);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_try_whose_outcome_is_not_known_is_not_forgotten_by_a_pause(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1", "2");
        await AlertAsync(rig);
        var first = await rig.ClaimAsync();
        await rig.Outbox.PauseAsync(first[0], "Missing Access (403)", Cancellation);
        rig.Clock.Turn(TimeSpan.FromMinutes(1));
        await rig.Outbox.PauseAsync((await rig.ClaimAsync()).ShouldHaveSingleItem(), "Missing Access (403)", Cancellation);
        foreach (var delivery in first)
        {
            await rig.SubscribeAsync(delivery.Channel);
        }

        var again = await rig.ClaimAsync();

        again.Select(delivery => (delivery.Id, delivery.MayHaveArrived)).ShouldBe([(first[0].Id, false), (first[1].Id, true)]);
        again[1].TriedAt.ShouldBe(first[1].TriedAt);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_alert_shows_what_its_channel_wanted_when_it_was_written(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider);
        var filter = new AlertFilter("Land0", Facts.Claims.ClaimKind.RedLine);
        await rig.SubscribeAsync("1", filter);
        await AlertAsync(rig);
        await rig.SubscribeAsync("1", new AlertFilter("Ruritania"));

        (await rig.ClaimAsync()).ShouldHaveSingleItem().Filters.ShouldBe([filter]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_was_gathered_before_a_channel_was_muted_comes_when_the_mute_ends(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1");
        var subscription = (await rig.Subscriptions.FindAsync("1", Cancellation))! with { Quiet = new QuietHours(new LocalTime(11, 0), new LocalTime(13, 0), DateTimeZone.Utc) };
        await rig.Subscriptions.SaveAsync(subscription, Cancellation);
        await AlertAsync(rig);
        await rig.Subscriptions.SaveAsync(subscription with { MutedUntil = rig.Clock.GetUtcNow().AddHours(3) }, Cancellation);

        rig.Clock.Turn(TimeSpan.FromHours(2));
        (await rig.Ledger.SendGatheredAsync(Cancellation)).ShouldBe(0);
        rig.Clock.Turn(TimeSpan.FromHours(1));
        (await rig.Ledger.SendGatheredAsync(Cancellation)).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_edit_waits_for_an_older_edit_of_the_same_post(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1");
        var (first, second) = (Seeds.RedLine("a.txt", "any corridor through the hills"), Seeds.RedLine("b.txt", "any corridor through the hills"));
        await rig.TakeAsync(first);
        await rig.SendAllAsync();
        await rig.TakeAsync(first, second);
        var older = (await rig.ClaimAsync()).ShouldHaveSingleItem();
        await rig.Outbox.PutBackAsync(older, rig.Clock.GetUtcNow().AddMinutes(10), "it failed with 500", Cancellation);
        await rig.TakeAsync(first, second, Seeds.RedLine("c.txt", "any corridor through the hills"));

        (await rig.ClaimAsync()).ShouldBeEmpty();

        rig.Clock.Turn(TimeSpan.FromMinutes(10));
        (await rig.SendAllAsync()).Select(edit => edit.Id > older.Id).ShouldBe([false, true]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_correction_goes_only_to_channels_that_were_told_of_the_fact(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1");
        await rig.SubscribeAsync("2", new AlertFilter(Kind: Facts.Claims.ClaimKind.Demand));
        var demand = ("Ruritania", Facts.Claims.ClaimKind.Demand, "a customs union with the north");
        var told = (await rig.TakeAsync(Seeds.Reading("a.txt", demand, ("Sylvania", Facts.Claims.ClaimKind.RedLine, "any corridor")))).ShouldHaveSingleItem();
        await rig.SendAllAsync();

        await rig.TakeAsync(Seeds.Reading("a.txt", demand));

        (await rig.SendAllAsync()).Where(delivery => delivery.Kind == DeliveryKind.Edit).ShouldHaveSingleItem().Channel.ShouldBe("1");
        var remarks = (await rig.Ledger.AlertAsync(told.Id, Cancellation))!.Remarks;
        AlertAnswer.Of(told, null, remarks).Sections[0].Heading.ShouldBe("Since then");
        AlertAnswer.Of(told, line => line.Kind == Facts.Claims.ClaimKind.Demand, remarks).Sections.ShouldNotContain(section => section.Heading == "Since then");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_waits_when_a_channel_is_muted_comes_when_the_mute_ends(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1");
        await AlertAsync(rig);
        var subscription = (await rig.Subscriptions.FindAsync("1", Cancellation))!;
        await rig.Subscriptions.SaveAsync(subscription with { MutedUntil = rig.Clock.GetUtcNow().AddHours(1) }, Cancellation);

        (await rig.ClaimAsync()).ShouldBeEmpty();

        rig.Clock.Turn(TimeSpan.FromHours(1));
        (await rig.ClaimAsync()).ShouldHaveSingleItem();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_digest_that_is_moved_takes_with_it_what_was_gathered(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1");
        var subscription = (await rig.Subscriptions.FindAsync("1", Cancellation))!;
        await rig.Subscriptions.SaveAsync(subscription with { Digest = new DailyDigest(new LocalTime(20, 0), DateTimeZone.Utc) }, Cancellation);
        await AlertAsync(rig);

        await rig.Subscriptions.SaveAsync(subscription with { Digest = new DailyDigest(new LocalTime(8, 0), DateTimeZone.Utc) }, Cancellation);

        rig.Clock.Turn(TimeSpan.FromHours(9));
        (await rig.Ledger.SendGatheredAsync(Cancellation)).ShouldBe(0);
        rig.Clock.Turn(TimeSpan.FromHours(11));
        (await rig.Ledger.SendGatheredAsync(Cancellation)).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_digest_says_what_became_known_since_of_its_parts(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1");
        var subscription = (await rig.Subscriptions.FindAsync("1", Cancellation))!;
        await rig.Subscriptions.SaveAsync(subscription with { Digest = new DailyDigest(new LocalTime(13, 0), DateTimeZone.Utc) }, Cancellation);
        var (first, other) = (Seeds.RedLine("a.txt", "any corridor through the hills"), Seeds.RedLine("b.txt", "foreign soldiers in the harbour"));
        await rig.TakeAsync(first);
        await rig.TakeAsync(first, other);
        await rig.TakeAsync(first, other, Seeds.RedLine("c.txt", "any corridor through the hills"));
        rig.Clock.Turn(TimeSpan.FromHours(1));
        await rig.Ledger.SendGatheredAsync(Cancellation);

        var digest = (await rig.SendAllAsync()).ShouldHaveSingleItem();

        (await rig.Ledger.AlertAsync(digest.Alert, Cancellation))!.Remarks.ShouldHaveSingleItem().Kind.ShouldBe(RemarkKind.AlsoReported);
    }
}
