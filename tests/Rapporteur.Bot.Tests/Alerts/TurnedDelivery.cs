using System.Reflection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Rapporteur.Bot.Alerts;
using Rapporteur.Bot.Seeds;
using Rapporteur.Chat.Alerts;
using Rapporteur.Discord;
using Rapporteur.Discord.Guilds;
using Rapporteur.Discord.Rest;
using Rapporteur.Facts;
using Rapporteur.Storage.Tests;

namespace Rapporteur.Bot.Tests.Alerts;

/// <summary>The delivery to Discord as the host puts it together, from the outbox to the wire, in turned time.</summary>
/// <remarks>
/// All of it runs on one thread: the clock is turned to the next timer, and what that wakes runs until it waits again. So a test
/// measures the program's own waiting, however slow the machine is.
/// </remarks>
internal sealed class TurnedDelivery : IAsyncDisposable
{
    private readonly DiscordMetrics metrics = new();
    private readonly CancellationTokenSource stop = new();

    private readonly Outage outage;

    private TurnedDelivery(AlertRig rig)
    {
        Rig = rig;
        outage = new Outage("The database", rig.Clock, Log.For<Outage>());
        Discord = new TurnedDiscord(rig.Clock);
    }

    public AlertRig Rig { get; }

    public TurnedDiscord Discord { get; }

    public LogLines Log { get; } = new();

    /// <summary>Must be set before the start.</summary>
    public DeliveryOptions Options { get; set; } = new();

    public static async Task<TurnedDelivery> OpenAsync(string provider, int channels) => new(await AlertRig.OpenAsync(provider, Channels(channels)));

    /// <summary>On a database of the test's own.</summary>
    public static async Task<TurnedDelivery> OpenAsync(TestStore store, int channels) => new(await AlertRig.OpenAsync(await TestStore.OpenAsync(store), Channels(channels)));

    /// <summary>Starts a worker, as one more process would.</summary>
    public void Start()
    {
        var options = new DiscordOptions { Token = "token", ApiUrl = "http://127.0.0.1/api/v10/" };
        var clock = Rig.Clock;
        var limits = new RateLimitHandler(new(options.RequestsPerSecond, clock), new(clock), metrics, Log.For<RateLimitHandler>())
        {
            InnerHandler = new AttemptHandler(clock) { InnerHandler = Discord },
        };
        var worker = new DeliveryWorker(
            new DiscordAlertChannel(new DiscordRest(options, limits, clock), new GuildRights(), clock), Waited.Of<IOutbox>(Rig.Outbox), Waited.Of<IAlertLedger>(Rig.Ledger), Rig.Store, outage, new DeliverySignal(),
            Microsoft.Extensions.Options.Options.Create(Options), clock, Log.For<DeliveryWorker>());
        Run(worker);
    }

    /// <summary>Starts what writes the alerts of documents that were read.</summary>
    public void StartWriting(FactBase read)
    {
        var current = new CurrentFacts();
        current.Replace(read);
        Run(new AlertWorker(new AlertDesk(Waited.Of<IAlertLedger>(Rig.Ledger), Rig.Clock), Rig.Store, outage, current, new DeliverySignal(), Rig.Clock, Log.For<AlertWorker>()));
    }

    /// <summary>Turns the clock from timer to timer until something holds.</summary>
    public void TurnUntil(Func<bool> holds, TimeSpan atMost)
    {
        for (var end = Rig.Clock.GetUtcNow() + atMost; !holds();)
        {
            var next = Rig.Clock.Next() ?? throw new InvalidOperationException("Nothing waits for the clock.");
            next.ShouldBeLessThan(end, "What was awaited did not come.");
            Rig.Clock.Turn(next - Rig.Clock.GetUtcNow());
        }
    }

    /// <summary>Turns the clock by so much.</summary>
    public void TurnFor(TimeSpan time)
    {
        var end = Rig.Clock.GetUtcNow() + time;
        while (Rig.Clock.Next() is { } next && next <= end)
        {
            Rig.Clock.Turn(next - Rig.Clock.GetUtcNow());
        }

        Rig.Clock.Turn(end - Rig.Clock.GetUtcNow());
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        TurnFor(TimeSpan.FromSeconds(1));
        stop.Dispose();
        Discord.Dispose();
        metrics.Dispose();
        await Rig.DisposeAsync();
    }

    private static string[] Channels(int count) => [.. Enumerable.Range(1, count).Select(channel => $"{channel}")];

    // A host would run it on a thread of its own, which nobody could wait for before turning the clock.
    private void Run(BackgroundService worker) => worker.GetType().GetMethod("ExecuteAsync", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(worker, [stop.Token]);

    /// <summary>Passes calls on and waits for their end, so that a database takes no turned time.</summary>
    private class Waited : DispatchProxy
    {
        private object inner = null!;

        public static T Of<T>(T inner)
            where T : class
        {
            var waited = Create<T, Waited>();
            ((Waited)(object)waited).inner = inner;
            return waited;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var called = targetMethod!.Invoke(inner, BindingFlags.DoNotWrapExceptions, null, args, null);
            (called as IAsyncResult)?.AsyncWaitHandle.WaitOne();
            return called;
        }
    }
}
