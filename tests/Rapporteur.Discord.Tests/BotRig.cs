using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rapporteur.Chat;
using Rapporteur.Discord.Server;
using Rapporteur.Discord.Server.Rest;
using Rapporteur.Facts;

namespace Rapporteur.Discord.Tests;

/// <summary>The whole bot, as a host runs it, on a test server.</summary>
internal sealed class BotRig : IAsyncDisposable
{
    private BotRig(DiscordServer server, TurnableClock clock, ServiceProvider services, LogLines log) => (Server, Clock, Services, Log) = (server, clock, services, log);

    public DiscordServer Server { get; }

    public TurnableClock Clock { get; }

    public ServiceProvider Services { get; }

    public LogLines Log { get; }

    public DiscordState State => Services.GetRequiredService<DiscordState>();

    public IHostedService Worker => Services.GetRequiredService<IHostedService>();

    /// <summary>Starts the bot and waits until it is connected and its commands are registered.</summary>
    public static async Task<BotRig> ConnectedAsync(
        TurnableClock? clock = null, IReadOnlyList<ICommand>? more = null, DiscordServer? server = null, FactBase? facts = null, Task? firstRead = null)
    {
        clock ??= new();
        server ??= await DiscordServer.StartAsync(clock);
        server.Gateway.ForgetIdentifies();
        var rig = Build(server, clock, more ?? [], facts ?? SmallFacts.Base, firstRead ?? Task.CompletedTask, server.Token);
        await rig.Worker.StartAsync(CancellationToken.None);
        bool IsConnected() => rig.State.IsReady && server.Rest.Commands.Count > 0;

        // What is not warm in two seconds connects all the same.
        await (firstRead is { IsCompleted: false } ? clock.TurnUntilAsync(IsConnected) : TurnableClock.UntilAsync(IsConnected));
        return rig;
    }

    public static BotRig Build(DiscordServer server, TurnableClock clock, IReadOnlyList<ICommand> more, FactBase facts, Task firstRead, string? token)
    {
        var log = new LogLines();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Debug));
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IHostApplicationLifetime, Life>();
        var state = new DiscordState();
        services.AddSingleton(state);
        var commands = new CommandList([.. CommandList.Questions(SmallFacts.Names), new StatusCommand(state), .. more]);
        services.AddSingleton(new AnswerSource(() => facts, firstRead, commands, SmallFacts.Names));
        services.AddDiscord(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Discord:Token"] = token,
            ["Discord:ApiUrl"] = server.ApiUrl,
        }).Build());
        return new(server, clock, services.BuildServiceProvider(), log);
    }

    /// <summary>Sends an interaction and waits for its callback.</summary>
    public async Task<SentInteraction> SendAsync(JsonObject interaction)
    {
        var sent = await Server.InteractAsync(interaction);
        await TurnableClock.UntilAsync(() => sent.Callback is not null);
        return sent;
    }

    /// <summary>The same for what takes its time: the clock is turned meanwhile.</summary>
    public async Task<SentInteraction> SendSlowlyAsync(JsonObject interaction)
    {
        var sent = await Server.InteractAsync(interaction);
        await Clock.TurnUntilAsync(() => sent.Callback is not null, TimeSpan.FromMilliseconds(50));
        return sent;
    }

    public async ValueTask DisposeAsync()
    {
        await Worker.StopAsync(CancellationToken.None);
        await Services.DisposeAsync();
        await Server.DisposeAsync();
    }

    private sealed class Life : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication()
        {
            // The test ends by itself.
        }
    }
}
