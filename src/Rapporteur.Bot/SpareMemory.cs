namespace Rapporteur.Bot;

/// <summary>The memory that a start or a reading took and a bot at rest does not need.</summary>
internal static class SpareMemory
{
    // Loading a library takes milliseconds.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>Gives it back to the system.</summary>
    public static async Task GiveBackAsync(TimeProvider clock)
    {
        var before = ProgramPages.Unchanged();
        await Task.Delay(BetweenLooks, clock);
        var unchanged = ProgramPages.Unchanged();
        unchanged.IntersectWith(before);
        ProgramPages.LetGo(unchanged);

        // Left to itself the collector waits for a need that a bot at rest never has, and keeps what it took for the largest file.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        NativeMemory.GiveBackFreed();
    }
}
