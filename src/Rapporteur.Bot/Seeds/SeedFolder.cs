using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Rapporteur.Facts;
using Rapporteur.Facts.Reading;

namespace Rapporteur.Bot.Seeds;

/// <summary>What the folder held at one look.</summary>
/// <param name="Readings">Documents with their claims, by name.</param>
/// <param name="Unread">Files that could not be read, and why, by name.</param>
/// <param name="Changed">Names of files that are new, changed or gone since the look before.</param>
public sealed record SeedsLook(ImmutableArray<SeedReading> Readings, ImmutableArray<Unread> Unread, ImmutableArray<string> Changed)
{
    /// <summary>Whether the folder itself could not be looked at: what was read before stays.</summary>
    public bool IsAway { get; init; }
}

/// <summary>The folder that the team drops files into. The scan is the truth; a watcher only hurries it.</summary>
public sealed partial class SeedFolder(IOptions<SeedOptions> options, string root, ReadArticle read, TimeProvider clock, ILogger<SeedFolder> logger)
{
    /// <summary>For how many scans a folder that is suddenly empty is taken for one whose drive is away.</summary>
    private const int EmptyScans = 6;

    /// <summary>For how many settle times files that lie still wait for others that do not.</summary>
    private const int LongestHold = 10;

    private static readonly string[] Endings = [".txt", ".md"];

    private readonly SeedOptions settings = options.Value;
    private readonly Dictionary<string, Known> known = new(StringComparer.Ordinal);
    private readonly UnsettledFiles unsettled = new(options.Value.Settle, clock);
    private readonly HashSet<string> unopened = new(StringComparer.Ordinal);
    private bool isMissing;
    private bool hasLooked;
    private long? emptySince;
    private long? heldSince;

    /// <summary>Full path of the folder.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(root, options.Value.Folder));

    /// <summary>Called after each file of a look that is read, with the number done and the number of all.</summary>
    public Action<int, int>? Progress { get; set; }

    /// <summary>Called at each look that finds a file which came or changed and does not lie still yet.</summary>
    public Action? Coming { get; set; }

    /// <summary>Looks until no file is still being written, at most for ten times the settle time: what a single question is answered from.</summary>
    public async Task<SeedsLook> SettledLookAsync(CancellationToken cancellation)
    {
        var look = Look();
        for (var again = 0; again < 10 && unsettled.Any; again++)
        {
            await Task.Delay(settings.Settle, clock, cancellation);
            look = Look();
        }

        return look;
    }

    /// <summary>Looks at once, and again whenever something may have changed; gives a look only where something did, and the first always.</summary>
    public async IAsyncEnumerable<SeedsLook> LooksAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var hints = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var watcher = new HintingWatcher(Path, () => hints.Writer.TryWrite(true));
        for (var (isFirst, wasAway) = (true, false); ; isFirst = false)
        {
            watcher.Start();
            var look = Look();
            // A folder that stays empty is one in the end.
            if (isFirst || !look.Changed.IsEmpty || (wasAway && look is { IsAway: false, Readings: [], Unread: [] }))
            {
                yield return look;
            }

            wasAway = look.IsAway;

            if (unsettled.Any)
            {
                Coming?.Invoke();
            }

            await WaitAsync(hints.Reader, unsettled.Any ? settings.Settle : settings.Scan, cancellation);
        }
    }

    /// <summary>Looks once. Files that changed a moment ago are left for a later look, with what they held before.</summary>
    public SeedsLook Look()
    {
        List<FileInfo> files, due;
        try
        {
            files = Files();
            due = [.. files.Where(IsDue)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Away(fault.Message);
        }

        if (MayBeUnmounted(files))
        {
            return Away("there is no file in it");
        }

        var changed = Gone([.. files.Select(file => file.Name)]);
        due = IsHeld(due) ? [] : due;
        if (!hasLooked)
        {
            // What counts as known since an earlier start has not gone because it is being written just now.
            foreach (var name in files.Except(due).Select(file => file.Name))
            {
                known[name] = new Known(FileStamp.Absent, "", new ReadFile(null, new Unread(name, "it is still being written")));
            }
        }

        (isMissing, hasLooked) = (false, true);
        for (var at = 0; at < due.Count; at++)
        {
            if (Take(due[at]))
            {
                changed.Add(due[at].Name);
            }

            Progress?.Invoke(at + 1, due.Count);
        }

        return Snapshot([.. changed]);
    }

    /// <summary>Forgets files that are gone for as long as a file must lie still: an editor that saves takes the old one away before the new one is there.</summary>
    private List<string> Gone(HashSet<string> present)
    {
        unsettled.Forget((name, _) => !present.Contains(name) && !known.ContainsKey(name));
        var gone = known.Keys.Where(name => !present.Contains(name) && unsettled.LiesStill(name, FileStamp.Absent)).ToList();
        foreach (var name in gone)
        {
            unsettled.Forget(name);
            known.Remove(name);
        }

        return gone;
    }

    private List<FileInfo> Files() =>
        [.. new DirectoryInfo(Path).EnumerateFiles()
            .Where(file => Endings.Contains(file.Extension, StringComparer.OrdinalIgnoreCase) && !file.Name.StartsWith('.') && !file.Name.StartsWith('~'))
            .OrderBy(file => file.Name, StringComparer.Ordinal)];

    /// <summary>What was read stays until the folder is back: a drive that is away has not taken anything back.</summary>
    private SeedsLook Away(string reason)
    {
        if (!isMissing && (known.Count > 0 || !Directory.Exists(Path)))
        {
            LogMissing(Path, reason);
        }

        isMissing = true;
        unsettled.Forget((_, stamp) => stamp == FileStamp.Absent);
        return Snapshot([]) with { IsAway = true };
    }

    /// <summary>Whether the folder may be the empty place of a drive that is away: it was empty at the first look, or all files went at once, not long ago.</summary>
    private bool MayBeUnmounted(List<FileInfo> files)
    {
        if (files.Count > 0 || (hasLooked && known.Count < 2))
        {
            emptySince = null;
            return false;
        }

        emptySince ??= clock.GetTimestamp();
        return clock.GetElapsedTime(emptySince.Value) < EmptyScans * settings.Scan;
    }

    /// <summary>Whether files wait for others that do not lie still yet: what is copied into the folder in one go is told in one message.</summary>
    private bool IsHeld(List<FileInfo> due)
    {
        if (hasLooked && due.Count > 0 && unsettled.AnyBut([.. due.Select(file => file.Name)]))
        {
            heldSince ??= clock.GetTimestamp();
            if (clock.GetElapsedTime(heldSince.Value) < LongestHold * settings.Settle)
            {
                return true;
            }
        }

        heldSince = null;
        return false;
    }

    private bool IsDue(FileInfo file)
    {
        var stamp = FileStamp.Of(file);
        if (stamp == FileStamp.Absent)
        {
            // It went while the folder was being looked through.
            return false;
        }

        if (known.TryGetValue(file.Name, out var before) && before.Stamp == stamp)
        {
            unsettled.Forget(file.Name);
            return false;
        }

        if (clock.GetUtcNow().UtcDateTime - stamp.Written >= settings.Settle)
        {
            return true;
        }

        // The file's own time may come from another machine's clock; lying still by ours counts as well.
        return unsettled.LiesStill(file.Name, stamp);
    }

    /// <summary>Reads a file; whether what is known of it changed.</summary>
    private bool Take(FileInfo file)
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
        return known.TryGetValue(file.Name, out var before) && before.Hash == hash
            ? Touch(file.Name, before with { Stamp = stamp })
            : Keep(file.Name, new Known(stamp, hash, Read(file.Name, bytes)));
    }

    /// <summary>A file that somebody else holds, or a drive that fails: what was read of it stays, and each look tries again.</summary>
    private bool NotOpened(string name, Exception fault)
    {
        unsettled.Forget(name);
        if (unopened.Add(name))
        {
            LogUnreadable(name, fault.Message);
        }

        return !(known.TryGetValue(name, out var before) && before.File.Reading is not null)
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
        var real = RealFile.PathOf(file.FullName);
        if (file.LinkTarget is not null && !real.StartsWith(RealFile.PathOf(Path) + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return "it is a link out of the folder";
        }

        var length = new FileInfo(real).Length;
        return length > settings.LargestBytes
            ? $"it is larger than {settings.LargestBytes / 1_000_000.0:0.###} MB ({length / 1_000_000.0:0.#} MB)"
            : null;
    }

    private bool Keep(string name, Known now)
    {
        var isNews = !known.TryGetValue(name, out var before) || before.Hash != now.Hash || before.File.Unread != now.File.Unread;
        Touch(name, now);
        return isNews;
    }

    private bool Touch(string name, Known now)
    {
        known[name] = now;
        unsettled.Forget(name);
        return false;
    }

    private SeedsLook Snapshot(ImmutableArray<string> changed)
    {
        var files = known.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => file.Value.File).ToList();
        return new(
            [.. files.Select(file => file.Reading).OfType<SeedReading>()],
            [.. files.Select(file => file.Unread).OfType<Unread>()],
            changed);
    }

    private async Task WaitAsync(ChannelReader<bool> hints, TimeSpan longest, CancellationToken cancellation)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(hints.WaitToReadAsync(wait.Token).AsTask(), Task.Delay(longest, clock, wait.Token));
        await wait.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
        hints.TryRead(out _);
    }

    [LoggerMessage(LogLevel.Warning, "The seeds folder {Path} cannot be looked through: {Reason}")]
    private partial void LogMissing(string path, string reason);

    [LoggerMessage(LogLevel.Warning, "Seed '{Name}' could not be opened: {Reason}")]
    private partial void LogUnreadable(string name, string reason);

    [LoggerMessage(LogLevel.Warning, "Seed '{Name}' was not read: {Reason}")]
    private partial void LogNotRead(string name, string reason);

    [LoggerMessage(LogLevel.Error, "Reading seed '{Name}' failed")]
    private partial void LogFailed(Exception fault, string name);

    private sealed record Known(FileStamp Stamp, string Hash, ReadFile File);
}
