using Microsoft.Extensions.Logging;
using Rapporteur.Discord.Rest;

namespace Rapporteur.Discord.Gateway;

/// <summary>Runs this process's shards, and rebuilds one that stands still.</summary>
internal sealed partial class Shards(
    DiscordOptions options,
    SessionStarts starts,
    EventTable events,
    DiscordState state,
    DiscordMetrics metrics,
    TimeProvider clock,
    ILoggerFactory loggers)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    // A shard that stands still is built anew. When that has not helped three times, only a new process can.
    private const int RebuildsBeforeExit = 3;

    private readonly ILogger<Shards> logger = loggers.CreateLogger<Shards>();
    private readonly List<Shard> running = [];

    /// <summary>Runs until the token is cancelled.</summary>
    /// <exception cref="DiscordRefusedException">Discord will not have the bot; all shards have ended.</exception>
    /// <exception cref="StandstillException">A shard stands still and cannot be rebuilt.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var pause = AskAgainAfter; ; pause = pause < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await RunAsAdvisedAsync(cancellationToken);
                return;
            }
            catch (DiscordRefusedException refusal) when (refusal.WantsMoreShards && options.Plan.Total is null)
            {
                // The bot has grown: Discord's advice, asked for anew, is to have more shards.
                LogGrown(pause);
                await Task.Delay(pause, clock, cancellationToken);
                starts.Forget();
            }
        }
    }

    private async Task RunAsAdvisedAsync(CancellationToken cancellationToken)
    {
        var gateway = await AskAsync(cancellationToken);
        var (numbers, total) = options.Plan.With(gateway.Shards);
        var states = numbers.Select(number => new ShardState(number, clock)).ToArray();
        state.Watch(states);

        using var all = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ends = states.Select(each => KeepAsync(each, total, all.Token)).ToList();
        try
        {
            // Shards end by a cancellation or by a refusal; the first refusal ends all.
            await await Task.WhenAny(ends);
        }
        finally
        {
            await all.CancelAsync();
            await Task.WhenAll(ends).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Says goodbye on every line; Discord ends the sessions and shows the bot as offline.</summary>
    public async Task CloseAsync()
    {
        Shard[] open;
        lock (running)
        {
            open = [.. running];
        }

        await Task.WhenAll(open.Select(shard => shard.CloseAsync(CloseCode.Goodbye)));
    }

    private async Task<Wire.GatewayBot> AskAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await starts.AskAsync(cancellationToken);
            }
            catch (Exception exception) when (exception is DiscordUnavailableException or DiscordCallException || IsUnasked(exception, cancellationToken))
            {
                LogUnreached(exception.Message, AskAgainAfter);
                await Task.Delay(AskAgainAfter * (0.5 + Random.Shared.NextDouble()), clock, cancellationToken);
            }
        }
    }

    private async Task KeepAsync(ShardState shardState, int total, CancellationToken cancellationToken)
    {
        var rebuilds = 0;
        while (true)
        {
            var shard = new Shard(shardState.Shard, total, options.Token!, starts, shardState, events.On, metrics, clock, loggers.CreateLogger<Shard>());
            lock (running)
            {
                running.RemoveAll(other => other.Number == shard.Number);
                running.Add(shard);
            }

            using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var life = shard.RunAsync(attempt.Token);
            var stands = StandsStillAsync(shardState, attempt.Token);
            if (await Task.WhenAny(life, stands) == life)
            {
                await attempt.CancelAsync();
                if (await EndedWellAsync(life, shardState.Shard, cancellationToken))
                {
                    return;
                }

                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (rebuilds++ >= RebuildsBeforeExit)
            {
                throw new StandstillException(shardState.Shard);
            }

            LogRebuilding(shardState.Shard);
            await attempt.CancelAsync();
            shardState.Connected(false);
        }
    }

    // What nobody foresaw must not take the host down with it: the shard begins anew.
    private async Task<bool> EndedWellAsync(Task life, int shard, CancellationToken cancellationToken)
    {
        try
        {
            await life;
            return true;
        }
        catch (Exception unforeseen) when (unforeseen is not (OperationCanceledException or DiscordRefusedException) || IsUnasked(unforeseen, cancellationToken))
        {
            LogUnforeseen(unforeseen, shard, AskAgainAfter);
            await Task.Delay(AskAgainAfter, clock, cancellationToken);
            return false;
        }
    }

    // A cancellation that nobody asked for is a failure: passed on, it would end the host.
    private static bool IsUnasked(Exception exception, CancellationToken cancellationToken) =>
        exception is OperationCanceledException && !cancellationToken.IsCancellationRequested;

    // The heartbeat ends a silent line after one interval. When three have passed and nothing did, the loop itself is stuck.
    private async Task StandsStillAsync(ShardState shard, CancellationToken cancellationToken)
    {
        while (!(shard.IsConnected && shard.SinceAnswer > 3 * shard.Interval))
        {
            await Task.Delay(LookEvery, clock, cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Discord could not be reached ({Why}); trying again in about {Wait}")]
    private partial void LogUnreached(string why, TimeSpan wait);

    [LoggerMessage(LogLevel.Error, "Shard {Shard} ended in a way that nobody foresaw; it begins anew in {Wait}")]
    private partial void LogUnforeseen(Exception unforeseen, int shard, TimeSpan wait);

    [LoggerMessage(LogLevel.Warning, "Discord demands more shards; asking how many in {Wait}")]
    private partial void LogGrown(TimeSpan wait);

    [LoggerMessage(LogLevel.Error, "Shard {Shard} stands still and is built anew")]
    private partial void LogRebuilding(int shard);
}

/// <summary>A shard stands still and building it anew has not helped: the process should end, for its supervisor to start it again.</summary>
internal sealed class StandstillException(int shard) : Exception($"Shard {shard} stands still and building it anew has not helped.");
