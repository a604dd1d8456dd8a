using Microsoft.Extensions.Logging;
using Rapporteur.Discord.Rest;
using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Gateway;

/// <summary>Where the gateway is, and whose turn it is to start a session there.</summary>
/// <remarks>Discord counts session starts (a bot that spends a day's worth loses its token) and allows <c>max_concurrency</c> of them in five seconds.</remarks>
/// <param name="warm">Ends when the first interaction would be answered as fast as any other; none for a bot that is warm at once.</param>
internal sealed partial class SessionStarts(DiscordRest rest, TimeProvider clock, ILogger<SessionStarts> logger, Task? warm = null) : IDisposable
{
    // Who calls a bot that is away gets nothing at all, so the wait for warmth has an end.
    private static readonly TimeSpan WarmWithin = TimeSpan.FromSeconds(2);

    private static readonly SessionStartLimit NoLimit = new(Total: 1000, Remaining: null, ResetAfter: 0, MaxConcurrency: 1);

    // Five seconds as Discord counts them, which sees one Identify arrive later and the next one sooner than they left.
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(5.1);
    private static readonly TimeSpan KnownFor = TimeSpan.FromMinutes(1);

    private readonly long madeAt = clock.GetTimestamp();
    private readonly SemaphoreSlim asking = new(1, 1);
    private readonly Dictionary<int, SemaphoreSlim> turns = [];
    private readonly Dictionary<int, long> lastStarts = [];
    private GatewayBot? known;
    private long askedAt;

    /// <summary>What Discord says about its gateway, at most a minute old.</summary>
    /// <exception cref="DiscordRefusedException">Discord refused the token.</exception>
    /// <exception cref="DiscordUnavailableException">Discord could not be asked, or named no gateway.</exception>
    public async Task<GatewayBot> AskAsync(CancellationToken cancellationToken)
    {
        await asking.WaitAsync(cancellationToken);
        try
        {
            // Another shard may find it out of date between these lines.
            if (known is { } fresh && clock.GetElapsedTime(askedAt) <= KnownFor)
            {
                return fresh;
            }

            var told = await rest.GetGatewayAsync(cancellationToken);
            if (Session.AddressOf(told.Url) is null)
            {
                // Not kept: it is asked for again, and not only when it would be out of date.
                throw new DiscordUnavailableException(Route.Gateway.Template, $"it names '{told.Url}' as the gateway, which is no ws or wss address") { IsUnreadable = true };
            }

            // Servers that only speak Discord's protocol may set no limit.
            known = told = told with { SessionStartLimit = told.SessionStartLimit ?? NoLimit };
            askedAt = clock.GetTimestamp();
            return told;
        }
        finally
        {
            asking.Release();
        }
    }

    /// <summary>Waits for a shard's turn to start a session. Whoever has it keeps it until it is disposed of, so that a slow connect moves the next one too.</summary>
    public async Task<SessionStart> TakeTurnAsync(int shard, CancellationToken cancellationToken)
    {
        var gateway = await AskAsync(cancellationToken);
        var key = shard % Math.Max(1, gateway.SessionStartLimit.MaxConcurrency);
        var turn = TurnOf(key);
        await turn.WaitAsync(cancellationToken);
        try
        {
            await WaitForBudgetAsync(cancellationToken);
            if (LastStartOf(key) is { } last && Apart - clock.GetElapsedTime(last) is { Ticks: > 0 } rest)
            {
                await Task.Delay(rest, clock, cancellationToken);
            }

            // Before there is a line: on one that is open Discord may ask for heartbeats, and wants the Identify soon.
            await WaitForWarmthAsync(cancellationToken);
            return new(this, key, turn);
        }
        catch
        {
            turn.Release();
            throw;
        }
    }

    /// <summary>What was told is out of date.</summary>
    public void Forget() => known = null;

    /// <inheritdoc/>
    public void Dispose() => asking.Dispose();

    private async Task WaitForBudgetAsync(CancellationToken cancellationToken)
    {
        while ((await AskAsync(cancellationToken)).SessionStartLimit is { Remaining: <= 0 } spent)
        {
            var wait = TimeSpan.FromMilliseconds(Math.Max(spent.ResetAfter, 1000)) - clock.GetElapsedTime(askedAt);
            LogSpent(spent.Total, wait);
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1), clock, cancellationToken);
            known = null;
        }
    }

    private SemaphoreSlim TurnOf(int key)
    {
        lock (turns)
        {
            return turns.TryGetValue(key, out var turn) ? turn : turns[key] = new(1, 1);
        }
    }

    private long? LastStartOf(int key)
    {
        lock (turns)
        {
            return lastStarts.TryGetValue(key, out var at) ? at : null;
        }
    }

    private async Task WaitForWarmthAsync(CancellationToken cancellationToken)
    {
        if (warm is { IsCompleted: false } && WarmWithin - clock.GetElapsedTime(madeAt) is { Ticks: > 0 } patience)
        {
            await Task.WhenAny(warm, Task.Delay(patience, clock, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private void Started(int key)
    {
        lock (turns)
        {
            lastStarts[key] = clock.GetTimestamp();
            known = known is null ? null : known with { SessionStartLimit = known.SessionStartLimit with { Remaining = known.SessionStartLimit.Remaining - 1 } };
        }
    }

    [LoggerMessage(LogLevel.Warning, "Discord allows no further session of the {Total} a day; waiting {Wait}")]
    private partial void LogSpent(int total, TimeSpan wait);

    /// <summary>A shard's turn to start a session.</summary>
    internal sealed class SessionStart(SessionStarts starts, int key, SemaphoreSlim turn) : IDisposable
    {
        /// <summary>To be said right before Identify goes out: from then on the five seconds count.</summary>
        public void Begin() => starts.Started(key);

        /// <summary>Gives the turn to the next shard.</summary>
        public void Dispose() => turn.Release();
    }
}
