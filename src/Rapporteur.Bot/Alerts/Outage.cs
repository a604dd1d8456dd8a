namespace Rapporteur.Bot.Alerts;

/// <summary>Tells the log when something that is needed goes away and when it is back: one line each, however often it is tried in between.</summary>
internal sealed partial class Outage(string what, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private long? since;
    private int tries;

    /// <summary>Whether it is away.</summary>
    public bool IsOn => since is not null;

    /// <summary>Notes a failure and returns how long to wait before the next try: longer each time, and never the same for two processes.</summary>
    public TimeSpan Failed(string why)
    {
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

    /// <summary>Notes that it answers.</summary>
    public void Works()
    {
        if (since is { } began)
        {
            LogBack(what, clock.GetElapsedTime(began));
            (since, tries) = (null, 0);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{What} does not answer: {Why}. Nothing is lost; it is tried again until it does")]
    private partial void LogAway(string what, string why);

    [LoggerMessage(LogLevel.Information, "{What} answers again after {Away}")]
    private partial void LogBack(string what, TimeSpan away);
}
