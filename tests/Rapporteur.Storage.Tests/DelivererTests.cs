using Rapporteur.Chat.Alerts;

namespace Rapporteur.Storage.Tests;

public class DelivererTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Both => TestStore.Both;

    private static async Task<(AlertRig Rig, Platform Platform, Deliverer Deliverer)> OpenAsync(string provider, params string[] channels)
    {
        var rig = await AlertRig.OpenAsync(provider, channels);
        var platform = new Platform(rig.Clock);
        return (rig, platform, new Deliverer(platform, rig.Outbox, rig.Ledger, new DeliveryOptions(), rig.Clock));
    }

    private static async Task DeliverAllAsync(AlertRig rig, Deliverer deliverer)
    {
        while (await rig.ClaimAsync() is { IsEmpty: false } claimed)
        {
            foreach (var delivery in claimed)
            {
                await deliverer.DeliverAsync(delivery, Cancellation);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_message_whose_answer_was_lost_is_repeated_with_its_nonce_while_that_is_known(string provider)
    {
        var (rig, platform, deliverer) = await OpenAsync(provider, "1");
        await using var end = rig;
        await rig.TakeAsync(Seeds.RedLine("a.txt", "any corridor"));
        platform.Hides = _ => new Outcome.Unknown("the line was cut");
        (await deliverer.DeliverAsync((await rig.ClaimAsync())[0], Cancellation)).Failure!.Reason.ShouldBe("the line was cut");

        platform.Hides = _ => null;
        rig.Clock.Turn(TimeSpan.FromMinutes(1));
        await DeliverAllAsync(rig, deliverer);

        platform.Messages.ShouldHaveSingleItem().Title.ShouldBe("News of a.txt");
    }

    [Theory]
    [InlineData("Sqlite", true)]
    [InlineData("Sqlite", false)]
    [InlineData("PostgreSql", true)]
    [InlineData("PostgreSql", false)]
    public async Task After_the_nonce_was_forgotten_it_is_looked_for_first_and_posted_only_where_it_is_not(string provider, bool arrived)
    {
        var (rig, platform, deliverer) = await OpenAsync(provider, "1");
        await using var end = rig;
        await rig.TakeAsync(Seeds.RedLine("a.txt", "any corridor"));
        platform.Hides = _ => arrived ? new Outcome.Unknown("the line was cut") : null;
        platform.Refuses = _ => arrived ? null : new Outcome.Unknown("the line was cut");
        await deliverer.DeliverAsync((await rig.ClaimAsync())[0], Cancellation);

        platform.Hides = platform.Refuses = _ => null;
        rig.Clock.Turn(TimeSpan.FromHours(1));
        await DeliverAllAsync(rig, deliverer);

        platform.Messages.ShouldHaveSingleItem();
        (await rig.ClaimAsync()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Where_the_channel_cannot_be_read_it_is_posted_and_its_record_says_what_could_not_be_checked(string provider)
    {
        var (rig, platform, deliverer) = await OpenAsync(provider, "1");
        await using var end = rig;
        var alert = (await rig.TakeAsync(Seeds.RedLine("a.txt", "any corridor"))).ShouldHaveSingleItem();
        platform.Refuses = _ => new Outcome.Unknown("the line was cut");
        platform.MayBeRead = false;
        await deliverer.DeliverAsync((await rig.ClaimAsync())[0], Cancellation);

        platform.Refuses = _ => null;
        rig.Clock.Turn(TimeSpan.FromHours(1));
        await DeliverAllAsync(rig, deliverer);

        platform.Messages.ShouldHaveSingleItem();
        (await rig.Ledger.DeliveriesAsync(alert.Id, "1", Cancellation))[0].Reason.ShouldBe("whether an earlier try had arrived could not be checked without the right Read Message History");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_process_that_dies_at_any_step_leaves_each_alert_in_its_channel_once(string provider)
    {
        var (rig, platform, deliverer) = await OpenAsync(provider, "1", "2");
        await using var end = rig;
        var dice = new Random(7);
        for (var round = 0; round < 50; round++)
        {
            rig.Restart();
            await rig.TakeAsync([.. Enumerable.Range(0, round + 1).Select(at => Seeds.Reading($"{at:00}.txt", $"Land{at}", Facts.Claims.ClaimKind.RedLine, $"matter {at} of the list"))]);
            var step = dice.Next(4);
            var claimed = step == 0 ? [] : await rig.ClaimAsync(1);
            platform.Hides = _ => step == 2 ? new Outcome.Unknown("the process died") : null;
            foreach (var delivery in step == 1 ? [] : claimed)
            {
                await deliverer.DeliverAsync(delivery, Cancellation);
            }

            // The next process starts at once, while the nonce is known, or long after it was forgotten.
            rig.Clock.Turn(dice.Next(2) == 0 ? TimeSpan.FromSeconds(61) : TimeSpan.FromMinutes(dice.Next(4, 600)));
        }

        platform.Hides = _ => null;
        await DeliverAllAsync(rig, deliverer);

        platform.Messages.Count.ShouldBe(100);
        platform.Messages.Select(message => (message.Channel, message.Title)).Distinct().Count().ShouldBe(100);
        platform.Messages.Where(message => message.Channel == "1").Select(message => message.Title).ShouldBe([.. Enumerable.Range(0, 50).Select(at => $"News of {at:00}.txt")]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_worker_that_slept_through_its_lease_sends_nothing(string provider)
    {
        var (rig, platform, deliverer) = await OpenAsync(provider, "1");
        await using var end = rig;
        await rig.TakeAsync(Seeds.RedLine("a.txt", "any corridor"));
        var slept = (await rig.ClaimAsync())[0];
        rig.Clock.Turn(TimeSpan.FromMinutes(5));

        await deliverer.DeliverAsync(slept, Cancellation);

        platform.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_post_that_may_not_be_changed_any_longer_is_answered_by_a_reply_in_the_end()
    {
        var (rig, platform, deliverer) = await OpenAsync("Sqlite", "1");
        await using var end = rig;
        await rig.TakeAsync(Seeds.RedLine("a.txt", "any corridor"));
        await DeliverAllAsync(rig, deliverer);
        rig.Clock.Turn(TimeSpan.FromDays(1));
        await rig.TakeAsync();
        platform.Refuses = _ => platform.Messages.Count < 2 ? null : new Outcome.TooOld("30046");
        await DeliverAllAsync(rig, deliverer);
        for (var hour = 0; hour < 3; hour++)
        {
            rig.Clock.Turn(TimeSpan.FromHours(1));
            await DeliverAllAsync(rig, deliverer);
        }

        platform.Refuses = _ => null;
        rig.Clock.Turn(TimeSpan.FromHours(1));
        await DeliverAllAsync(rig, deliverer);

        platform.Messages.Select(message => message.Title).ShouldBe(["News of a.txt", "Removed: News of a.txt", "No longer supported: News of a.txt"]);
    }

    [Fact]
    public async Task An_edit_shows_what_became_known_since()
    {
        var (rig, platform, deliverer) = await OpenAsync("Sqlite", "1");
        await using var end = rig;
        var first = Seeds.RedLine("a.txt", "any corridor through the hills");
        await rig.TakeAsync(first);
        await DeliverAllAsync(rig, deliverer);

        await rig.TakeAsync(first, Seeds.RedLine("b.txt", "any corridor through the hills"));
        await DeliverAllAsync(rig, deliverer);

        var edit = platform.Edits.ShouldHaveSingleItem();
        edit.Message.ShouldBe(platform.Messages.Single().Message);
        edit.Answer.Sections[0].Heading.ShouldBe("Since then");
        edit.Answer.Sections[0].Lines.ShouldHaveSingleItem().Citations[0].Citation.Document.ShouldBe("b.txt");
    }

    [Fact]
    public async Task What_could_not_be_checked_is_still_said_when_only_a_later_try_arrives()
    {
        var (rig, platform, deliverer) = await OpenAsync("Sqlite", "1");
        await using var end = rig;
        var alert = (await rig.TakeAsync(Seeds.RedLine("a.txt", "any corridor"))).ShouldHaveSingleItem();
        platform.Refuses = _ => new Outcome.Unknown("the line was cut");
        platform.MayBeRead = false;
        await deliverer.DeliverAsync((await rig.ClaimAsync())[0], Cancellation);
        rig.Clock.Turn(TimeSpan.FromHours(1));
        await deliverer.DeliverAsync((await rig.ClaimAsync())[0], Cancellation);

        platform.Refuses = _ => null;
        rig.Clock.Turn(TimeSpan.FromMinutes(1));
        await DeliverAllAsync(rig, deliverer);

        (await rig.Ledger.DeliveriesAsync(alert.Id, "1", Cancellation))[0].Reason.ShouldBe("whether an earlier try had arrived could not be checked without the right Read Message History");
    }

    [Fact]
    public async Task What_was_sent_while_the_host_stops_is_marked()
    {
        var (rig, platform, deliverer) = await OpenAsync("Sqlite", "1");
        await using var end = rig;
        var alert = (await rig.TakeAsync(Seeds.RedLine("a.txt", "any corridor"))).ShouldHaveSingleItem();
        using var stop = new CancellationTokenSource();
        platform.Hides = _ =>
        {
            stop.Cancel();
            return null;
        };

        await deliverer.DeliverAsync((await rig.ClaimAsync())[0], stop.Token);

        (await rig.Ledger.DeliveriesAsync(alert.Id, "1", Cancellation))[0].State.ShouldBe("sent");
    }

    [Fact]
    public async Task All_that_is_corrected_too_late_is_one_reply()
    {
        var (rig, platform, deliverer) = await OpenAsync("Sqlite", "1");
        await using var end = rig;
        await rig.TakeAsync(Seeds.Reading("a.txt", "Sylvania", Facts.Claims.ClaimKind.RedLine, "any corridor", "foreign soldiers in the harbour", "a customs union with the north"));
        await DeliverAllAsync(rig, deliverer);
        rig.Clock.Turn(TimeSpan.FromDays(1));
        await rig.TakeAsync();
        var edit = (await rig.ClaimAsync()).Single(delivery => delivery.Kind == DeliveryKind.Edit);

        await rig.Outbox.ReplyInsteadAsync(edit, "30046", Cancellation);

        var reply = (await rig.ClaimAsync()).ShouldHaveSingleItem();
        (reply.Kind, reply.FirstRemark, reply.Remark).ShouldBe((DeliveryKind.Reply, 0, 2));
        await deliverer.DeliverAsync(reply, Cancellation);
        platform.Messages.Last().Title.ShouldBe("No longer supported: News of a.txt");
        (await rig.ClaimAsync()).ShouldBeEmpty();
    }
}
