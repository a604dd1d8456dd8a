namespace Rapporteur.Bot.Alerts;

/// <summary>How much of something may be done now, where so much of it is allowed in a second: what is not used within one is lost.</summary>
internal sealed class Pace(int perSecond, TimeProvider clock)
{
    private double left = perSecond;
    private long at = clock.GetTimestamp();

    /// <summary>How many may be done now.</summary>
    public int Free
    {
        get
        {
            var now = clock.GetTimestamp();
            left = Math.Min(perSecond, left + (clock.GetElapsedTime(at, now).TotalSeconds * perSecond));
            at = now;
            return (int)left;
        }
    }

    /// <summary>How long until one more may be done.</summary>
    public TimeSpan Wait => TimeSpan.FromSeconds(Math.Max(0, 1 - left) / perSecond);

    /// <summary>Takes so many.</summary>
    public void Spend(int count) => left -= count;
}
