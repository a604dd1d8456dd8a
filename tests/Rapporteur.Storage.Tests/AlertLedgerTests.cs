using Rapporteur.Chat.Alerts;
using Rapporteur.Facts;
using Rapporteur.Facts.Changes;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Reading;
using Rapporteur.Facts.Subjects;

namespace Rapporteur.Storage.Tests;

public class AlertLedgerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Both => TestStore.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_seeds_of_the_very_first_start_alert_nobody(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1");
        await using var fresh = await TestStore.OpenAsync(provider);
        var desk = new AlertDesk(new AlertLedger(fresh.Store, new ReadingRules("1"), rig.Clock), rig.Clock);

        (await desk.TakeAsync(Seeds.Base(Seeds.RedLine("a.txt", "any corridor")), Cancellation)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_new_file_is_an_alert_with_a_delivery_for_each_channel_that_wants_it(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1", "2");
        await rig.SubscribeAsync("3", new AlertFilter(Kind: ClaimKind.Agreed));

        var alert = (await rig.TakeAsync(Seeds.RedLine("a.txt", "any corridor"))).ShouldHaveSingleItem();

        alert.Parts[0].Title.ShouldBe("News of a.txt");
        (await rig.SendAllAsync()).Select(delivery => delivery.Channel).ShouldBe(["1", "2"], ignoreOrder: true);
        (await rig.Ledger.AlertAsync(alert.Id, Cancellation))!.Alert.Lines.First().Line.Citations[0].Citation.Quote.ShouldBe("In a.txt Sylvania speaks of any corridor.");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Of_processes_that_see_the_same_file_one_alerts(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1");
        var desks = Enumerable.Range(0, 4).Select(_ => rig.NewDesk()).ToList();
        foreach (var desk in desks)
        {
            await desk.OpenAsync(Cancellation);
        }

        var alerts = await Task.WhenAll(desks.Select(desk => desk.TakeAsync(Seeds.Base(Seeds.RedLine("a.txt", "any corridor")), Cancellation)));

        alerts.Sum(made => made.Length).ShouldBe(1);
        (await rig.SendAllAsync()).Length.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_another_process_has_seen_and_this_one_has_not_is_no_removal(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1");
        var slow = rig.NewDesk();
        await slow.TakeAsync(Seeds.Base(), Cancellation);
        await rig.TakeAsync(Seeds.RedLine("a.txt", "any corridor"));

        var alert = (await slow.TakeAsync(Seeds.Base(Seeds.RedLine("b.txt", "foreign soldiers in the harbour")), Cancellation)).ShouldHaveSingleItem();

        alert.Parts.ShouldHaveSingleItem().Document.ShouldBe("b.txt");
        (await rig.Ledger.KnownAsync(Cancellation)).Sha256.Keys.ShouldBe(["a.txt", "b.txt"], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Files_added_changed_and_removed_while_the_bot_was_down_are_alerted_when_it_is_back(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1");
        await rig.TakeAsync(Seeds.RedLine("a.txt", "any corridor"), Seeds.RedLine("b.txt", "foreign soldiers in the harbour"));
        rig.Restart();

        var alerts = await rig.TakeAsync(Seeds.RedLine("b.txt", "a customs union with the north"), Seeds.RedLine("c.txt", "elections before spring"));

        alerts.Select(alert => (alert.Parts[0].Document, alert.Parts[0].Change)).ShouldBe(
            [("a.txt", DocumentChangeKind.Removed), ("b.txt", DocumentChangeKind.Changed), ("c.txt", DocumentChangeKind.Added)]);
        alerts[0].Lines.First().Move.ShouldBe(MoveKind.Withdrawn);
    }

    [Fact]
    public async Task A_removed_file_that_shared_a_demand_and_alone_had_the_red_line_closes_the_gap()
    {
        await using var rig = await AlertRig.OpenAsync("Sqlite", "1");
        var kept = Seeds.Reading("a.txt", "Ruritania", ClaimKind.Demand, "a corridor through the hills");
        await rig.TakeAsync(kept, Seeds.Reading("z.txt", ("Ruritania", ClaimKind.Demand, "a corridor through the hills"), ("Sylvania", ClaimKind.RedLine, "any corridor through the hills")));

        var alert = (await rig.TakeAsync(kept)).ShouldHaveSingleItem();

        alert.Lines.Select(line => (line.Move, line.Kind)).ShouldBe(
            [(MoveKind.Withdrawn, ClaimKind.RedLine), (MoveKind.GapClosed, ClaimKind.RedLine), (MoveKind.LostSource, ClaimKind.Demand)]);
    }

    [Fact]
    public void What_cannot_be_drawn_holds_up_nothing_else()
    {
        var (lost, kept) = (Seeds.RedLine("a.txt", "any corridor"), Seeds.RedLine("b.txt", "foreign soldiers in the harbour"));
        var change = FactBaseChange.Between(Seeds.Base(), Seeds.Base(lost, kept));
        var notDrawn = new List<string>();

        var parts = new AlertLines(Seeds.Base(kept), Seeds.Base(), (document, _) => notDrawn.Add(document)).Parts(change);

        parts.ShouldHaveSingleItem().Document.ShouldBe("b.txt");
        notDrawn.Distinct().ShouldBe(["a.txt"]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_restart_with_the_same_seeds_is_no_news(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1");
        await rig.TakeAsync(Seeds.RedLine("a.txt", "any corridor"));
        rig.Restart();

        (await rig.TakeAsync(Seeds.RedLine("a.txt", "any corridor"))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task More_than_five_files_at_once_are_one_digest(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1");

        var alert = (await rig.TakeAsync([.. Enumerable.Range(0, 6).Select(at => Seeds.Reading($"{at}.txt", $"Land{at}", ClaimKind.RedLine, $"matter {at} of the list"))])).ShouldHaveSingleItem();

        alert.Parts.Length.ShouldBe(6);
        AlertAnswer.Of(alert, null, []).Title.ShouldBe("6 documents changed the picture");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_further_report_is_no_alert_but_a_remark_on_the_first_within_the_hour(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1");
        var first = Seeds.RedLine("a.txt", "any corridor through the hills");
        var alert = (await rig.TakeAsync(first)).ShouldHaveSingleItem();
        await rig.SendAllAsync();

        (await rig.TakeAsync(first, Seeds.RedLine("b.txt", "any corridor through the hills"))).ShouldBeEmpty();

        (await rig.SendAllAsync()).ShouldHaveSingleItem().Kind.ShouldBe(DeliveryKind.Edit);
        (await rig.Ledger.AlertAsync(alert.Id, Cancellation))!.Remarks.ShouldHaveSingleItem().Line.Citations.ShouldHaveSingleItem().Citation.Document.ShouldBe("b.txt");
        rig.Clock.Turn(TimeSpan.FromHours(1.1));
        await rig.TakeAsync(first, Seeds.RedLine("b.txt", "any corridor through the hills"), Seeds.RedLine("c.txt", "any corridor through the hills"));
        (await rig.SendAllAsync()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_removed_file_corrects_the_alert_that_told_of_it_however_old(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1");
        var told = (await rig.TakeAsync(Seeds.RedLine("a.txt", "any corridor"))).ShouldHaveSingleItem();
        await rig.SendAllAsync();
        rig.Clock.Turn(TimeSpan.FromDays(3));

        (await rig.TakeAsync()).ShouldHaveSingleItem().Parts[0].Change.ShouldBe(DocumentChangeKind.Removed);

        var sent = await rig.SendAllAsync();
        sent.Select(delivery => delivery.Kind).ShouldBe([DeliveryKind.Post, DeliveryKind.Edit], ignoreOrder: true);
        sent.Single(delivery => delivery.Kind == DeliveryKind.Edit).Alert.ShouldBe(told.Id);
        (await rig.Ledger.AlertAsync(told.Id, Cancellation))!.Remarks.ShouldHaveSingleItem().Kind.ShouldBe(RemarkKind.Withdrawn);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_became_of_a_document_is_kept(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1");
        var alert = (await rig.TakeAsync(Seeds.RedLine("a.txt", "any corridor"))).ShouldHaveSingleItem();

        var fate = (await rig.Ledger.FateAsync("a.txt", Cancellation))!;

        (fate.Fate, fate.Alert, fate.IsGone).ShouldBe((Fate.Alerted, alert.Id, false));
        (await rig.Ledger.FateAsync("b.txt", Cancellation)).ShouldBeNull();
        (await rig.Ledger.SeenSinceAsync(rig.Clock.GetUtcNow(), Cancellation)).ShouldBe(["a.txt"]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_reading_is_found_again_by_its_bytes_under_any_name_but_not_by_other_rules(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider);
        var reading = Seeds.RedLine("a.txt", "any corridor");
        await rig.TakeAsync(reading);

        var found = new ReadingCache(rig.Store, new ReadingRules("1")).Find(reading.Document.Sha256, "z.txt")!;

        found.Document.Text.ShouldBe(reading.Document.Text);
        found.Document.Date.ShouldBe(reading.Document.Date);
        found.Document.Paragraphs.ShouldBe(reading.Document.Paragraphs);
        var claim = found.Claims.ShouldHaveSingleItem();
        claim.Citation.Holds(found.Document).ShouldBeTrue();
        (claim.Citation.Document, claim.What, claim.WhatSpan, claim.Date).ShouldBe(("z.txt", "any corridor", reading.Claims[0].WhatSpan, reading.Claims[0].Date));
        new ReadingCache(rig.Store, new ReadingRules("2")).Find(reading.Document.Sha256, "a.txt").ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_file_that_cannot_be_read_any_longer_alerts_nobody_until_it_is_read_again_or_gone(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1");
        var (first, second) = (Seeds.RedLine("a.txt", "any corridor"), Seeds.RedLine("b.txt", "foreign soldiers in the harbour"));
        await rig.TakeAsync(first, second);
        var unread = FactBase.Of([second], [new Unread("a.txt", "it could not be opened")], SubjectLexicon.Standard);

        (await rig.Desk.TakeAsync(unread, Cancellation)).ShouldBeEmpty();
        rig.Restart();
        (await rig.Desk.TakeAsync(unread, Cancellation)).ShouldBeEmpty();
        (await rig.TakeAsync(first, second)).ShouldBeEmpty();
        await rig.Desk.TakeAsync(unread, Cancellation);

        (await rig.TakeAsync(second)).ShouldHaveSingleItem().Parts[0].Change.ShouldBe(DocumentChangeKind.Removed);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_folder_that_is_away_at_the_start_takes_nothing_back(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1");
        await rig.TakeAsync(Seeds.RedLine("a.txt", "any corridor"));
        rig.Restart();

        (await rig.Desk.TakeAsync(FactBase.Empty, Cancellation)).ShouldBeEmpty();
        (await rig.TakeAsync(Seeds.RedLine("a.txt", "any corridor"))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_new_name_that_is_seen_before_the_old_one_is_gone_is_no_news(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1");
        var first = Seeds.RedLine("a.txt", "any corridor");
        var renamed = first with { Document = first.Document with { Name = "b.txt" }, Claims = [.. first.Claims.Select(claim => claim with { Citation = claim.Citation with { Document = "b.txt" } })] };
        await rig.TakeAsync(first);
        await rig.SendAllAsync();

        (await rig.TakeAsync(first, renamed)).ShouldBeEmpty();
        (await rig.TakeAsync(renamed)).ShouldBeEmpty();

        (await rig.SendAllAsync()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Readings_by_new_rules_take_the_place_of_the_old_ones_and_those_of_no_document_are_forgotten(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider);
        var (first, changed) = (Seeds.RedLine("a.txt", "any corridor"), Seeds.RedLine("a.txt", "a customs union with the north"));
        await rig.TakeAsync(first);
        await rig.TakeAsync(changed);

        await new ReadingCache(rig.Store, new ReadingRules("2")).RenewAsync([changed], Cancellation);

        new ReadingCache(rig.Store, new ReadingRules("2")).Find(changed.Document.Sha256, "a.txt").ShouldNotBeNull();
        new ReadingCache(rig.Store, new ReadingRules("1")).Find(changed.Document.Sha256, "a.txt").ShouldBeNull();
        new ReadingCache(rig.Store, new ReadingRules("1")).Find(first.Document.Sha256, "a.txt").ShouldBeNull();
    }

    [Fact]
    public async Task A_file_that_was_alerted_stays_so_when_a_later_change_of_it_brings_nothing()
    {
        await using var rig = await AlertRig.OpenAsync("Sqlite", "1");
        var first = Seeds.RedLine("a.txt", "any corridor");
        var alert = (await rig.TakeAsync(first)).ShouldHaveSingleItem();

        (await rig.TakeAsync(first with
        {
            Document = first.Document with { Text = $"{first.Document.Text}\nMore.", Sha256 = "other" },
            Claims = [.. first.Claims.Select(claim => claim with { Citation = claim.Citation with { Sha256 = "other" } })],
        })).ShouldBeEmpty();

        var fate = (await rig.Ledger.FateAsync("a.txt", Cancellation))!;
        (fate.Fate, fate.Alert).ShouldBe((Fate.Alerted, alert.Id));
    }

    [Fact]
    public async Task The_seeds_of_the_very_first_start_did_not_come_since_any_moment()
    {
        await using var fresh = await TestStore.OpenAsync("Sqlite");
        var ledger = new AlertLedger(fresh.Store, new ReadingRules("1"), new TurnedClock());
        await new AlertDesk(ledger, new TurnedClock()).TakeAsync(Seeds.Base(Seeds.RedLine("a.txt", "any corridor")), Cancellation);

        (await ledger.SeenSinceAsync(DateTimeOffset.UnixEpoch, Cancellation)).ShouldBeEmpty();
    }
}
