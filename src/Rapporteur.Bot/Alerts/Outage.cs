namespace Rapporteur.Bot.Alerts;

/// <summary>Tells the log when something that is needed goes away and when it is back: one line each, however often and by however many it is tried in between.</summary>
public sealed partial class Outage(string what, TimeProvider clock, ILogger logger) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    // On a drive that is full one write succeeds where another fails: it is back when all of them did for so long.
    private static readonly TimeSpan Steady = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private long? since;
    private long? worksSince;
    private ITimer? steady;
    private int tries;

    /// <summary>Whether the last try failed.</summary>
    public bool IsOn
    {
        get
        {
            lock (gate)
            {
                return since is not null && worksSince is null;
            }
        }
    }

    /// <summary>Notes a failure and returns how long to wait before the next try: longer each time, and never the same for two processes.</summary>
    public TimeSpan Failed(string why)
    {
        lock (gate)
        {
            steady?.Dispose();
            (steady, worksSince) = (null, null);
            if (since is null)
            {
                since = clock.GetTimestamp();
                LogAway(what, why);
            }

            var longest = Math.Min(Longest.TotalSeconds, 0.5 * Math.Pow(2, tries++));
#pragma warning disable CA5394 // Jitter guards no secret.
            return TimeSpan.FromSeconds(longest * (0.5 + (Random.Shared.NextDouble() / 2)));
#pragma warning restore CA5394
        }
    }

    /// <summary>Notes that it answers.</summary>
    public void Works()
    {
        lock (gate)
        {
            if (since is not null && worksSince is null)
            {
                (worksSince, tries) = (clock.GetTimestamp(), 0);
                steady = clock.CreateTimer(_ => End(), null, Steady, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => steady?.Dispose();

    private void End()
    {
        lock (gate)
        {
            if (since is { } began && worksSince is { } ended)
            {
                LogBack(what, clock.GetElapsedTime(began, ended));
                (since, worksSince, steady) = (null, null, null);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "{What} does not answer: {Why}. Nothing is lost; it is tried again until it does")]
    private partial void LogAway(string what, string why);

    [LoggerMessage(LogLevel.Information, "{What} answers again after {Away}")]
    private partial void LogBack(string what, TimeSpan away);
}
