namespace Rapporteur.Discord.Gateway;

/// <summary>What is known of one shard's line, for health and <c>/status</c>; read from other threads than it is written from.</summary>
public sealed class ShardState(int shard, TimeProvider clock)
{
    private readonly Lock sync = new();
    private DateTimeOffset? lastAnswer;
    private DateTimeOffset lastTurn = clock.GetUtcNow();
    private TimeSpan interval = TimeSpan.FromSeconds(45);
    private TimeSpan? latency;
    private bool connected;

    /// <summary>The shard's number; 0 or more.</summary>
    public int Shard { get; } = shard;

    /// <summary>Whether a session runs over an open line (READY or RESUMED came, and no end since).</summary>
    public bool IsConnected { get { lock (sync) { return connected; } } }

    /// <summary>From the last heartbeat to its answer; null before the first.</summary>
    public TimeSpan? Latency { get { lock (sync) { return latency; } } }

    /// <summary>Since Discord last answered a heartbeat or began a line; null before that.</summary>
    public TimeSpan? SinceAnswer { get { lock (sync) { return clock.GetUtcNow() - lastAnswer; } } }

    /// <summary>Since the shard's loop last did anything.</summary>
    public TimeSpan SinceTurn { get { lock (sync) { return clock.GetUtcNow() - lastTurn; } } }

    /// <summary>The interval that Discord set for heartbeats.</summary>
    public TimeSpan Interval { get { lock (sync) { return interval; } } }

    /// <summary>Whether the line is known to be alive: answered within two intervals.</summary>
    public bool IsAlive => SinceAnswer < 2 * Interval;

    internal void Began(TimeSpan heartbeats)
    {
        lock (sync)
        {
            interval = heartbeats;
            lastAnswer = lastTurn = clock.GetUtcNow();
        }
    }

    internal void Answered(TimeSpan? after)
    {
        lock (sync)
        {
            latency = after ?? latency;
            lastAnswer = lastTurn = clock.GetUtcNow();
        }
    }

    internal void Turned()
    {
        lock (sync)
        {
            lastTurn = clock.GetUtcNow();
        }
    }

    internal void Connected(bool yes)
    {
        lock (sync)
        {
            connected = yes;
            lastTurn = clock.GetUtcNow();
        }
    }
}
