namespace Rapporteur.Bot.Tests.Seeds;

/// <summary>A clock that stands still until the test turns it.</summary>
internal sealed class TurnableClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Called whenever the time is asked for.</summary>
    public Action? OnRead { get; set; }

    public override DateTimeOffset GetUtcNow()
    {
        OnRead?.Invoke();
        return now;
    }

    public override long GetTimestamp() => now.Ticks;

    public void Turn(TimeSpan by) => now += by;
}
