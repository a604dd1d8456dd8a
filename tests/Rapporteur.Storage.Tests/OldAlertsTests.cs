using Dapper;
using Rapporteur.Chat.Alerts;

namespace Rapporteur.Storage.Tests;

public class OldAlertsTests
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Both => TestStore.Both;

    private static async Task<long> CountAsync(AlertRig rig, string table)
    {
        await using var connection = await rig.Store.OpenAsync(Cancellation);
        return await connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table}");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task After_a_month_edits_are_forgotten_and_posts_are_kept_for_corrections(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, [.. Enumerable.Range(1, 600).Select(channel => $"{channel}")]);
        var first = Seeds.RedLine("a.txt", "any corridor through the hills");
        await rig.TakeAsync(first);
        await rig.SendAllAsync();
        await rig.TakeAsync(first, Seeds.RedLine("b.txt", "any corridor through the hills"));
        await rig.SendAllAsync();
        (await CountAsync(rig, "deliveries")).ShouldBe(1200);

        rig.Clock.Turn(Month + TimeSpan.FromDays(1));
        await new OldAlerts(rig.Store, rig.Clock).ForgetAsync(Month, Year, Cancellation);

        (await CountAsync(rig, "deliveries WHERE kind = 'Post'")).ShouldBe(600);
        (await CountAsync(rig, "deliveries")).ShouldBe(600);
        await rig.TakeAsync(Seeds.RedLine("b.txt", "any corridor through the hills"));
        (await rig.SendAllAsync()).Count(delivery => delivery.Kind == DeliveryKind.Edit).ShouldBe(600);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task After_a_year_an_alert_is_forgotten_with_all_that_belongs_to_it_but_not_what_became_of_its_document(string provider)
    {
        await using var rig = await AlertRig.OpenAsync(provider, "1");
        var first = Seeds.RedLine("a.txt", "any corridor");
        var old = (await rig.TakeAsync(first)).ShouldHaveSingleItem();
        await rig.SendAllAsync();
        rig.Clock.Turn(Year + TimeSpan.FromDays(1));
        var young = (await rig.TakeAsync(first, Seeds.RedLine("b.txt", "foreign soldiers in the harbour"))).ShouldHaveSingleItem();

        await new OldAlerts(rig.Store, rig.Clock).ForgetAsync(Month, Year, Cancellation);

        (await rig.Ledger.AlertAsync(old.Id, Cancellation)).ShouldBeNull();
        (await CountAsync(rig, "alert_facts")).ShouldBe(young.Lines.SelectMany(line => line.FactIds).Distinct().Count());
        var fate = (await rig.Ledger.FateAsync("a.txt", Cancellation))!;
        (fate.Fate, fate.Alert).ShouldBe((Fate.Alerted, null));
        (await rig.SendAllAsync()).ShouldHaveSingleItem().Alert.ShouldBe(young.Id);
        (await rig.TakeAsync(first, Seeds.RedLine("b.txt", "foreign soldiers in the harbour"))).ShouldBeEmpty();
    }
}
