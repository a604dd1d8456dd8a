namespace Rapporteur.Bot.Seeds;

/// <summary>Hints that a folder may have changed. Says nothing of what, and may miss some: the scan finds it.</summary>
internal sealed class HintingWatcher(string folder, Action hint) : IDisposable
{
    private FileSystemWatcher? watcher;

    /// <summary>Starts to watch, or starts again after an error or when the folder is back.</summary>
    public void Start()
    {
        if (watcher is not null && Directory.Exists(folder))
        {
            return;
        }

        Dispose();
        if (!Directory.Exists(folder))
        {
            return;
        }

        try
        {
            watcher = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size };
            watcher.Created += (_, _) => hint();
            watcher.Changed += (_, _) => hint();
            watcher.Deleted += (_, _) => hint();
            watcher.Renamed += (_, _) => hint();
            watcher.Error += (_, _) => Dispose();
            watcher.EnableRaisingEvents = true;
        }
        catch (Exception fault) when (fault is IOException or ArgumentException)
        {
            // No watches left, or the folder went away just now: the next scan comes all the same.
            Dispose();
        }
    }

    public void Dispose()
    {
        watcher?.Dispose();
        watcher = null;
    }
}
