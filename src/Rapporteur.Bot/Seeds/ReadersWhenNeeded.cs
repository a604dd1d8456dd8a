namespace Rapporteur.Bot.Seeds;

/// <summary>The readers while there is something to read: the language model takes more memory than all that is known, and new files are rare.</summary>
public sealed class ReadersWhenNeeded
{
    private readonly Lock gate = new();
    private Readers? loaded;

    /// <summary>The readers; the first call loads them.</summary>
    public Readers Get()
    {
        lock (gate)
        {
            return loaded ??= Readers.Load();
        }
    }

    /// <summary>Lets them go, and gives back to the system what reading used.</summary>
    public void LetGo()
    {
        lock (gate)
        {
            loaded = null;
        }

        // Left to itself the collector waits for a need that a bot at rest never has, and keeps what it took for the largest file.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
