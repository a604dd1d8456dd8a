namespace Rapporteur.Bot.Seeds;

/// <summary>The readers while there is something to read: the language model takes more memory than all that is known, and new files are rare.</summary>
public sealed class ReadersWhenNeeded(TimeProvider clock) : IDisposable
{
    // Long enough for the alert of what was read to be on its way, and after a start for the servers to have come: giving memory back holds everything up for a moment.
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private Readers? loaded;
    private ITimer? end;

    /// <summary>The readers; loads them where they are not there.</summary>
    public Readers Get()
    {
        lock (gate)
        {
            LetGoSoon();
            return loaded ??= Readers.Load();
        }
    }

    /// <summary>Lets them go when they have not been asked for in a while, and gives back to the system what reading used.</summary>
    public void LetGoSoon()
    {
        lock (gate)
        {
            end ??= clock.CreateTimer(_ => LetGo(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            end.Change(KeptFor, Timeout.InfiniteTimeSpan);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => end?.Dispose();

    private void LetGo()
    {
        lock (gate)
        {
            loaded = null;
        }

        _ = SpareMemory.GiveBackAsync(clock);
    }
}
