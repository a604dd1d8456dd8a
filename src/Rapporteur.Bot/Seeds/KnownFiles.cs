using System.Collections.Immutable;
using System.Security.Cryptography;
using Rapporteur.Facts;
using Rapporteur.Facts.Reading;

namespace Rapporteur.Bot.Seeds;

/// <summary>The files of the folder with what was read of each. A file is read when it changed, and never twice.</summary>
/// <param name="folder">Full path; links out of it are not followed.</param>
internal sealed partial class KnownFiles(string folder, long largestBytes, ReadArticle read, UnsettledFiles unsettled, ILogger logger)
{
    private static readonly string[] Endings = [".txt", ".md"];

    private readonly Dictionary<string, Known> files = new(StringComparer.Ordinal);
    private readonly HashSet<string> unopened = new(StringComparer.Ordinal);

    public int Count => files.Count;

    public IEnumerable<string> Names => files.Keys;

    public bool Has(string name) => files.ContainsKey(name);

    /// <summary>Whether a file is known as it lies there.</summary>
    public bool Has(string name, FileStamp stamp) => files.TryGetValue(name, out var known) && known.Stamp == stamp;

    /// <summary>The file is there but not to be read yet.</summary>
    public void Await(string name) => files[name] = new(FileStamp.Absent, "", new ReadFile(null, new Unread(name, "it is still being written")));

    /// <summary>There is a folder within the folder; whether that is new.</summary>
    public bool PassOver(string name) => Keep(name, new(default, "", new ReadFile(null, new Unread(name, "it is a folder: only files beside it are read"))));

    /// <summary>The file is gone.</summary>
    public void Forget(string name) => files.Remove(name);

    /// <summary>What is known of all files, by name.</summary>
    /// <param name="changed">Names of those of which other things are known than at the look before.</param>
    public SeedsLook Now(ImmutableArray<string> changed)
    {
        var all = files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => file.Value.File).ToList();
        return new(
            [.. all.Select(file => file.Reading).OfType<SeedReading>()],
            [.. all.Select(file => file.Unread).OfType<Unread>()],
            changed);
    }

    /// <summary>Reads a file; whether what is known of it changed.</summary>
    public bool Take(FileInfo file)
    {
        var stamp = FileStamp.Of(file);
        byte[] bytes;
        try
        {
            if (Refusal(file) is { } reason)
            {
                return Keep(file.Name, new Known(stamp, "", new ReadFile(null, new Unread(file.Name, reason))));
            }

            bytes = File.ReadAllBytes(file.FullName);
            file.Refresh();
            unopened.Remove(file.Name);
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return NotOpened(file.Name, fault);
        }

        if (!file.Exists || FileStamp.Of(file) != stamp)
        {
            unsettled.LiesStill(file.Name, FileStamp.Of(file));
            return false;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var isKnown = files.TryGetValue(file.Name, out var before) && before.Hash == hash;
        return Keep(file.Name, isKnown ? before! with { Stamp = stamp } : new Known(stamp, hash, Read(file.Name, bytes)));
    }

    /// <summary>A file that somebody else holds, or a drive that fails: what was read of it stays, and each look tries again.</summary>
    private bool NotOpened(string name, Exception fault)
    {
        unsettled.Forget(name);
        if (unopened.Add(name))
        {
            LogUnreadable(name, fault.Message);
        }

        return !(files.TryGetValue(name, out var before) && before.File.Reading is not null)
            && Keep(name, new Known(default, "", new ReadFile(null, new Unread(name, "it could not be opened"))));
    }

    private ReadFile Read(string name, byte[] bytes)
    {
        try
        {
            var file = read(name, bytes);
            if (file.Unread is { } unread)
            {
                LogNotRead(name, unread.Reason);
            }

            return file;
        }
#pragma warning disable CA1031 // Whatever a file does to its reader, the other files must still be answered from.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFailed(fault, name);
            return new ReadFile(null, new Unread(name, "reading it failed; the log says how"));
        }
    }

    private string? Refusal(FileInfo file)
    {
        if (!Endings.Contains(file.Extension, StringComparer.OrdinalIgnoreCase))
        {
            return $"only {string.Join(" and ", Endings)} are read: save its text as one of these";
        }

        var real = RealFile.PathOf(file.FullName);
        if (file.LinkTarget is not null && !real.StartsWith(RealFile.PathOf(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return "it is a link out of the folder";
        }

        var length = new FileInfo(real).Length;
        return length > largestBytes
            ? $"it is larger than {largestBytes / 1_000_000.0:0.###} MB ({length / 1_000_000.0:0.#} MB)"
            : null;
    }

    // Whether something else is known now.
    private bool Keep(string name, Known now)
    {
        var isNews = !files.TryGetValue(name, out var before) || before.Hash != now.Hash || before.File.Unread != now.File.Unread;
        files[name] = now;
        unsettled.Forget(name);
        return isNews;
    }

    [LoggerMessage(LogLevel.Warning, "Seed '{Name}' could not be opened: {Reason}")]
    private partial void LogUnreadable(string name, string reason);

    [LoggerMessage(LogLevel.Warning, "Seed '{Name}' was not read: {Reason}")]
    private partial void LogNotRead(string name, string reason);

    [LoggerMessage(LogLevel.Error, "Reading seed '{Name}' failed")]
    private partial void LogFailed(Exception fault, string name);

    private sealed record Known(FileStamp Stamp, string Hash, ReadFile File);
}
