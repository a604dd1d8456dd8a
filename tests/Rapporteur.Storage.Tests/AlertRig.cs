using System.Collections.Immutable;
using Rapporteur.Chat.Alerts;
using Rapporteur.Facts;
using Rapporteur.Storage.Database;

namespace Rapporteur.Storage.Tests;

/// <summary>A database with what stands on it, at a time that the test turns. A new desk is a process that starts again.</summary>
internal sealed class AlertRig : IAsyncDisposable
{
    private readonly TestStore opened;

    private AlertRig(TestStore opened)
    {
        this.opened = opened;
        Ledger = new AlertLedger(opened.Store, new ReadingRules("1"), Clock);
        Outbox = new Outbox(opened.Store, Clock);
        Subscriptions = new Subscriptions(opened.Store, Clock);
        Desk = NewDesk();
    }

    public TurnedClock Clock { get; } = new();

    public Store Store => opened.Store;

    public AlertLedger Ledger { get; }

    public Outbox Outbox { get; }

    public Subscriptions Subscriptions { get; }

    public AlertDesk Desk { get; private set; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A rig with subscribed channels and a baseline of no document.</summary>
    public static async Task<AlertRig> OpenAsync(string provider, params string[] channels) => await OpenAsync(await TestStore.OpenAsync(provider), channels);

    /// <summary>A rig on a database of the test's own, in the same state.</summary>
    public static async Task<AlertRig> OpenAsync(TestStore opened, params string[] channels)
    {
        var rig = new AlertRig(opened);
        foreach (var channel in channels)
        {
            await rig.SubscribeAsync(channel);
        }

        await rig.TakeAsync();
        return rig;
    }

    public AlertDesk NewDesk() => new(Ledger, Clock);

    public void Restart() => Desk = NewDesk();

    public Task<ImmutableArray<Alert>> TakeAsync(params SeedReading[] readings) => Desk.TakeAsync(Seeds.Base(readings), Cancellation);

    public Task SubscribeAsync(string channel, params AlertFilter[] filters) =>
        Subscriptions.SaveAsync(new Subscription(channel, Clock.GetUtcNow(), filters.Length == 0 ? [new AlertFilter()] : [.. filters]), Cancellation);

    public Task<ImmutableArray<Delivery>> ClaimAsync(int most = 100) => Outbox.ClaimAsync(ChannelReach.Remote, most, most, TimeSpan.FromMinutes(1), Cancellation);

    /// <summary>Claims all that is due and marks it as sent. Returns what it was.</summary>
    public async Task<ImmutableArray<Delivery>> SendAllAsync()
    {
        var sent = ImmutableArray.CreateBuilder<Delivery>();
        while (await ClaimAsync() is { IsEmpty: false } claimed)
        {
            foreach (var delivery in claimed)
            {
                await Outbox.SentAsync(delivery, $"m{delivery.Id}", Cancellation);
                sent.Add(delivery);
            }
        }

        return sent.ToImmutable();
    }

    public ValueTask DisposeAsync() => opened.DisposeAsync();
}
