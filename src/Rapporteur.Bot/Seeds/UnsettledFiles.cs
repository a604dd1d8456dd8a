namespace Rapporteur.Bot.Seeds;

/// <summary>How a file lies in the folder: what tells without reading it whether it changed.</summary>
/// <param name="Length">Its bytes; -1 where it is not there.</param>
/// <param name="Written">When it was last written, UTC.</param>
internal readonly record struct FileStamp(long Length, DateTime Written)
{
    /// <summary>Of a file that is gone.</summary>
    public static readonly FileStamp Absent = new(-1, default);

    /// <summary>Of a file; of what it leads to where it is a link that leads somewhere.</summary>
    public static FileStamp Of(FileInfo file)
    {
        if (!file.Exists)
        {
            return Absent;
        }

        var real = file.LinkTarget is null ? file : Target(file);
        return new(real.Length, real.LastWriteTimeUtc);
    }

    private static FileInfo Target(FileInfo link)
    {
        try
        {
            return link.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target ? target : link;
        }
        catch (IOException)
        {
            // The links lead in a circle.
            return link;
        }
    }
}

/// <summary>Files that changed, came or went a moment ago, until they have lain still for long enough.</summary>
internal sealed class UnsettledFiles(TimeSpan settle, TimeProvider clock)
{
    private readonly Dictionary<string, (FileStamp Stamp, long Since)> files = new(StringComparer.Ordinal);

    /// <summary>Whether there is any.</summary>
    public bool Any => files.Count > 0;

    /// <summary>Whether there is any beside these.</summary>
    public bool AnyBut(HashSet<string> names) => files.Keys.Any(name => !names.Contains(name));

    /// <summary>Whether a file has lain as it does now for the settle time; the first time that it is asked it begins to.</summary>
    public bool LiesStill(string name, FileStamp stamp)
    {
        if (!files.TryGetValue(name, out var seen) || seen.Stamp != stamp)
        {
            files[name] = (stamp, clock.GetTimestamp());
            return false;
        }

        return clock.GetElapsedTime(seen.Since) >= settle;
    }

    /// <summary>The file is dealt with.</summary>
    public void Forget(string name) => files.Remove(name);

    /// <summary>Of some files it no longer matters.</summary>
    public void Forget(Func<string, FileStamp, bool> which)
    {
        foreach (var name in files.Where(file => which(file.Key, file.Value.Stamp)).Select(file => file.Key).ToList())
        {
            files.Remove(name);
        }
    }
}
