using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Rapporteur.Discord.Gateway;
using Rapporteur.Discord.Guilds;
using Rapporteur.Discord.Rest;
using Rapporteur.Discord.Server;
using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Tests.Gateway;

/// <summary>The bot's shards on a test server, with a clock that the test turns.</summary>
internal sealed class GatewayRig : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly DiscordMetrics metrics = new();
    private readonly Task running;

    private GatewayRig(DiscordServer server, TurnableClock clock, Func<DiscordServer, DiscordOptions> options)
    {
        Server = server;
        Clock = clock;
        var settings = options(server);
        var loggers = LoggerFactory.Create(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Debug));
        Starts = new(DiscordHttp.Calls(settings, metrics, clock, loggers), clock, loggers.CreateLogger<SessionStarts>());
        var events = new EventTable(Rights, State, Applications.Enqueue, Interactions.Enqueue, loggers.CreateLogger<EventTable>());
        Shards = new(settings, Starts, events, State, metrics, clock, loggers);
        running = Shards.RunAsync(stop.Token);
    }

    public DiscordServer Server { get; }

    public TurnableClock Clock { get; }

    public LogLines Log { get; } = new();

    public DiscordState State { get; } = new();

    public GuildRights Rights { get; } = new();

    public ConcurrentQueue<Interaction> Interactions { get; } = new();

    public ConcurrentQueue<Snowflake> Applications { get; } = new();

    public Shards Shards { get; }

    public Task Running => running;

    private SessionStarts Starts { get; }

    public bool IsConnected => State.Shards is { Count: > 0 } shards && shards.All(shard => shard.IsConnected);

    public static async Task<GatewayRig> StartAsync(Action<DiscordServer>? prepare = null, Func<DiscordServer, DiscordOptions>? options = null)
    {
        var clock = new TurnableClock();
        var server = await DiscordServer.StartAsync(clock);
        prepare?.Invoke(server);
        return new(server, clock, options ?? (at => new() { Token = at.Token, ApiUrl = at.ApiUrl, Shards = "1" }));
    }

    public static async Task<GatewayRig> ConnectedAsync(Action<DiscordServer>? prepare = null)
    {
        var rig = await StartAsync(prepare);
        await TurnableClock.UntilAsync(() => rig.IsConnected);
        return rig;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Server.DisposeAsync();
        Starts.Dispose();
        metrics.Dispose();
        stop.Dispose();
    }
}
