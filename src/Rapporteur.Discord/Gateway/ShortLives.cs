namespace Rapporteur.Discord.Gateway;

/// <summary>Holds back where lines break as soon as they are open: going back at once is right for one, and a flood for hundreds.</summary>
internal sealed class ShortLives(TimeProvider clock)
{
    // A bad minute of Discord's may break a line several times; each return at once saves what was sent meanwhile.
    private const int InARow = 20;

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    private int lives;
    private long beganAt = clock.GetTimestamp();

    /// <summary>A line is being opened, or a session runs over it.</summary>
    public void Began() => beganAt = clock.GetTimestamp();

    /// <summary>A line is over: how long to rest before the next one.</summary>
    public TimeSpan RestAfterEnd()
    {
        lives = clock.GetElapsedTime(beganAt) < Short ? lives + 1 : 0;
        return lives < InARow
            ? TimeSpan.Zero
            : TimeSpan.FromSeconds(Math.Min(10, 0.25 * Math.Pow(2, lives - InARow)) * (0.5 + Random.Shared.NextDouble()));
    }
}
