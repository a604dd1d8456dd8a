using Rapporteur.Chat;
using Rapporteur.Chat.Alerts;
using Rapporteur.Chat.Commands;
using Rapporteur.Facts;
using Rapporteur.Facts.Parties;

namespace Rapporteur.Storage.Tests;

public class AlertsCommandTests
{
    private static readonly FactBase Facts = Seeds.Base(Seeds.RedLine("a.txt", "any corridor"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static CommandList Commands(AlertRig rig)
    {
        var channels = new AlertChannels([new Platform(rig.Clock)]);
        return new([
            new AlertsCommand(new NameFinder(name => name == "Sylvania" ? new Party("Sylvania") : null), rig.Subscriptions, rig.Ledger, channels, rig.Clock),
            new AlertCommand(rig.Ledger),
            new WhyCommand(rig.Subscriptions, rig.Ledger, channels),
        ]);
    }

    private static ValueTask<Answer> AskAsync(AlertRig rig, string typed, string channel = "1", bool mayManage = true) =>
        Commands(rig).AskAsync(Facts, typed, new Asker(channel, "7", mayManage), Cancellation);

    [Fact]
    public async Task Turning_alerts_on_shows_the_last_that_match()
    {
        await using var rig = await AlertRig.OpenAsync("Sqlite");

        var answer = await AskAsync(rig, "/alerts on party:Sylvania kind:red-line");

        answer.Title.ShouldBe("Alerts are on in this channel: party Sylvania, red-line.");
        answer.Lines.ShouldHaveSingleItem().Citations[0].Citation.Quote.ShouldBe("In a.txt Sylvania speaks of any corridor.");
        (await AskAsync(rig, "/alerts list")).Lines.ShouldHaveSingleItem().Text.ShouldBe("Posts party Sylvania, red-line");
    }

    [Fact]
    public async Task A_channel_where_the_bot_may_not_post_is_refused_with_the_right_that_is_missing()
    {
        await using var rig = await AlertRig.OpenAsync("Sqlite");

        var answer = await AskAsync(rig, "/alerts on", "closed");

        answer.IsError.ShouldBeTrue();
        answer.Title.ShouldContain("'Send Messages'");
    }

    [Fact]
    public async Task Who_may_not_manage_channels_changes_nothing()
    {
        await using var rig = await AlertRig.OpenAsync("Sqlite");

        (await AskAsync(rig, "/alerts on", mayManage: false)).IsError.ShouldBeTrue();

        (await rig.Subscriptions.FindAsync("1", Cancellation)).ShouldBeNull();
    }

    [Theory]
    [InlineData("/alerts digest daily at 08:00 Europe/Paris", "Digest: daily at 08:00 Europe/Paris")]
    [InlineData("/alerts digest when:daily at:8:00 zone:europe/paris", "Digest: daily at 08:00 Europe/Paris")]
    [InlineData("/alerts quiet 22:00 07:00 Asia/Damascus", "Quiet hours: 22:00 to 07:00 Asia/Damascus")]
    [InlineData("/alerts quiet from 22:00 to 07:00", "Quiet hours: 22:00 to 07:00 UTC")]
    [InlineData("/alerts mute for 2h", "Muted until 2026-01-10 14:00 UTC")]
    public async Task Times_are_read_as_people_type_them(string typed, string listed)
    {
        await using var rig = await AlertRig.OpenAsync("Sqlite", "1");

        (await AskAsync(rig, typed)).IsError.ShouldBeFalse();

        (await AskAsync(rig, "/alerts list")).Lines.Select(line => line.Text).ShouldContain(listed);
    }

    [Theory]
    [InlineData("/alerts digest daily at 08:00 Europe/Pariss", "There is no time zone 'Europe/Pariss'. Did you mean Europe/Paris?")]
    [InlineData("/alerts mute for soon", "'for soon' is no length of time; it is such as 2h, 90 minutes or 3 days.")]
    [InlineData("/alerts preview since yesterday", "'since yesterday' is neither a date nor a length of time; it is such as 2026-01-06 or 7 days.")]
    public async Task What_cannot_be_read_is_named(string typed, string sentence)
    {
        await using var rig = await AlertRig.OpenAsync("Sqlite", "1");

        (await AskAsync(rig, typed)).Title.ShouldBe(sentence);
    }

    [Fact]
    public async Task Preview_and_a_sample_are_drawn_as_the_alert_itself()
    {
        await using var rig = await AlertRig.OpenAsync("Sqlite", "1");
        await rig.TakeAsync(Seeds.RedLine("a.txt", "any corridor"));
        await rig.SendAllAsync();

        (await AskAsync(rig, "/alerts preview since:1d")).Lines.Select(line => line.Text).ShouldContain("Sylvania: any corridor");
        (await AskAsync(rig, "/alerts test")).Title.ShouldBe("A sample is on its way to this channel.");
        var sample = (await rig.ClaimAsync()).ShouldHaveSingleItem();
        AlertAnswer.Of((await rig.Ledger.AlertAsync(sample.Alert, Cancellation))!.Alert, null, []).Title.ShouldBe("Sample: News of a.txt");
    }

    [Fact]
    public async Task Why_tells_each_stage_with_a_link_where_it_was_sent()
    {
        await using var rig = await AlertRig.OpenAsync("Sqlite", "1");
        await rig.SubscribeAsync("2", new AlertFilter(Party: "Ruritania"));
        await rig.TakeAsync(Seeds.RedLine("a.txt", "any corridor"));
        await rig.SendAllAsync();

        var sent = (await AskAsync(rig, "/why a.txt")).Lines.ToDictionary(line => line.Label!, line => line.Text);
        sent["new"].ShouldStartWith("Yes: alert ");
        sent["sent"].ShouldContain("link:1/m");
        (await AskAsync(rig, "/why a.txt", "2")).Lines.Last().Text.ShouldBe("No line passes: party Ruritania");
        (await AskAsync(rig, "/why a.txt", "3")).Lines.Last().Text.ShouldBe("There are no alerts in this channel");
        (await AskAsync(rig, "/why b.txt")).IsError.ShouldBeTrue();
    }

    [Fact]
    public async Task The_newest_alert_of_a_channel_is_shown_once_more()
    {
        await using var rig = await AlertRig.OpenAsync("Sqlite", "1");
        await rig.TakeAsync(Seeds.RedLine("a.txt", "any corridor"));
        await rig.SendAllAsync();

        var answer = await AskAsync(rig, "/alert");

        answer.Title.ShouldBe("News of a.txt");
        answer.Note.ShouldBe("1 new red line, gap opened on corridors and humanitarian access. The Herald, 2026-01-08.");
    }

    [Fact]
    public async Task A_filtered_channel_is_shown_of_an_alert_only_what_it_was_told()
    {
        await using var rig = await AlertRig.OpenAsync("Sqlite", "1");
        await rig.SubscribeAsync("2", new AlertFilter(Party: "Ruritania"));
        await rig.TakeAsync(Seeds.Reading("a.txt", ("Ruritania", Rapporteur.Facts.Claims.ClaimKind.Demand, "a customs union with the north"), ("Sylvania", Rapporteur.Facts.Claims.ClaimKind.RedLine, "foreign soldiers")));
        await rig.SendAllAsync();

        (await AskAsync(rig, "/alert", "2")).Lines.Select(line => line.Text).ShouldBe(["Ruritania: a customs union with the north"]);
        (await AskAsync(rig, "/alert")).Lines.Select(line => line.Text).ShouldContain("Sylvania: foreign soldiers");
    }

    [Fact]
    public async Task A_muted_channel_gets_no_sample_and_is_told_so()
    {
        await using var rig = await AlertRig.OpenAsync("Sqlite", "1");
        await AskAsync(rig, "/alerts mute for 2h");

        (await AskAsync(rig, "/alerts test")).Title.ShouldBe("This channel is muted until 2026-01-10 14:00 UTC, for samples as well.");
    }
}
