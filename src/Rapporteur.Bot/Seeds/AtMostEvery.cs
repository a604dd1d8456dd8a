namespace Rapporteur.Bot.Seeds;

/// <summary>Lets the first call through, and later ones when a time has gone by since the last that was.</summary>
internal sealed class AtMostEvery(TimeSpan between, TimeProvider clock)
{
    private long last;

    public bool IsDue()
    {
        if (last != 0 && clock.GetElapsedTime(last) < between)
        {
            return false;
        }

        last = clock.GetTimestamp();
        return true;
    }
}
