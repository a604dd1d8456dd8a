using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rapporteur.Discord.Gateway;
using Rapporteur.Discord.Guilds;
using Rapporteur.Discord.Interactions;
using Rapporteur.Discord.Rest;
using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord;

/// <summary>The bot's life in Discord, from the host's start to its stop. Whatever ends it, the local channel goes on.</summary>
internal sealed partial class DiscordWorker : BackgroundService
{
    private static readonly TimeSpan FinishWithin = TimeSpan.FromSeconds(5);

    // A refusal holds for the session that begins beside it; who gives the bot the right to its commands takes longer.
    private static readonly TimeSpan RefusalHolds = TimeSpan.FromMinutes(1);

    private readonly DiscordOptions options;
    private readonly AnswerSource source;
    private readonly DiscordState state;
    private readonly InteractionDesk desk;
    private readonly Answers answers;
    private readonly Attachments attachments;
    private readonly Registration registration;
    private readonly DiscordRest rest;
    private readonly SessionStarts starts;
    private readonly Shards shards;
    private readonly IHostApplicationLifetime life;
    private readonly TimeProvider clock;
    private readonly ILoggerFactory loggers;
    private readonly ILogger<DiscordWorker> logger;
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource warm = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? registering;
    private int registered;
    private DateTimeOffset refusedUntil;

    public DiscordWorker(
        DiscordOptions options, AnswerSource source, DiscordRest rest, DiscordState state, GuildRights rights, DiscordMetrics metrics,
        TimeProvider clock, IHostApplicationLifetime life, ILoggerFactory loggers)
    {
        (this.options, this.source, this.rest, this.state, this.life, this.clock, this.loggers) = (options, source, rest, state, life, clock, loggers);
        logger = loggers.CreateLogger<DiscordWorker>();
        if (options.IsOn)
        {
            // Said before anything runs: nobody may be told that the bot is ready because it has not begun.
            state.On();
        }

        attachments = new(options);
        answers = new(source, attachments, loggers.CreateLogger<Answers>());
        desk = new(source, answers, rest, rights, metrics, clock, loggers.CreateLogger<InteractionDesk>());
        registration = new(rest, clock, loggers.CreateLogger<Registration>());
        starts = new(rest, clock, loggers.CreateLogger<SessionStarts>(), warm.Task);
        var events = new EventTable(rights, state, Begin, desk.Take, loggers.CreateLogger<EventTable>());
        shards = new(options, starts, events, state, metrics, clock, loggers);
    }

    /// <summary>Commands need neither a session nor what is stored: telling them can begin while the rest of the host starts.</summary>
    public void BeginRegistration()
    {
        if (options.IsOn)
        {
            registering ??= Task.Run(() => RegisterEarlyAsync(stopping.Token));
        }
    }

    /// <summary>Stops taking interactions, finishes those under way within five seconds, and says goodbye.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await desk.CloseAsync(FinishWithin);
        await shards.CloseAsync();
        await stopping.CancelAsync();
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        attachments.Dispose();
        starts.Dispose();
        stopping.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.IsOn)
        {
            LogOff();
            return;
        }

        BeginRegistration();
        var warming = Task.Run(() => WarmUpAsync(stoppingToken), stoppingToken);
        try
        {
            await shards.RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
        catch (DiscordRefusedException refusal)
        {
            state.Refused(refusal.Message);
            LogRefused(refusal.Message);
        }
        catch (StandstillException standstill)
        {
            // Nothing that this process can do helps: its supervisor starts a new one.
            LogStandstill(standstill.Message);
            Environment.ExitCode = 1;
            life.StopApplication();
        }

        await Task.WhenAll(warming, registering!).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WarmUp.RunAsync(source, answers, options, clock, loggers, cancellationToken);
        }
        finally
        {
            warm.TrySetResult();
        }
    }

    // Where the application is not to be had this way, READY names it.
    private async Task RegisterEarlyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await starts.AskAsync(cancellationToken);
            if ((await rest.GetApplicationAsync(cancellationToken)).Id is { Value: > 0 } application)
            {
                Begin(application);
            }
        }
        catch (Exception exception) when (exception is DiscordCallException or DiscordUnavailableException or DiscordRefusedException or OperationCanceledException)
        {
            LogUnnamed(exception.Message);
        }
    }

    // READY comes with each new session and from each shard: the commands are told once in a process, by the one with the first shard.
    private void Begin(Snowflake application)
    {
        if (options.Plan.First == 0 && clock.GetUtcNow() >= refusedUntil && Interlocked.Exchange(ref registered, 1) == 0)
        {
            _ = RegisterAsync(application);
        }
    }

    private async Task RegisterAsync(Snowflake application)
    {
        try
        {
            if (!await registration.RegisterAsync(application, CommandDeclarations.Of(source.Commands.Specs), stopping.Token))
            {
                // A later session may name another application, or find the right to it given.
                refusedUntil = clock.GetUtcNow() + RefusalHolds;
                Volatile.Write(ref registered, 0);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or DiscordRefusedException)
        {
            // The bot stops, or the token was refused, which the gateway says too.
        }
    }

    [LoggerMessage(LogLevel.Information, "No Discord token is set: the local channel answers alone")]
    private partial void LogOff();

    [LoggerMessage(LogLevel.Debug, "Commands are registered when the first session begins: {Why}")]
    private partial void LogUnnamed(string why);

    [LoggerMessage(LogLevel.Critical, "{Sentence}")]
    private partial void LogRefused(string sentence);

    [LoggerMessage(LogLevel.Critical, "{Sentence}")]
    private partial void LogStandstill(string sentence);
}
