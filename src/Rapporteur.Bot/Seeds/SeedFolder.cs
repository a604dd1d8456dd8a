using System.Collections.Immutable;
using System.Runtime.CompilerServices;
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
public sealed partial class SeedFolder
{
    /// <summary>For how many scans a folder that is suddenly empty is taken for one whose drive is away.</summary>
    private const int EmptyScans = 6;

    /// <summary>For how many settle times files that lie still wait for others that do not.</summary>
    private const int LongestHold = 10;

    /// <summary>Endings of files that are on their way: an editor, a browser or a copy gives them another name when they are whole.</summary>
    private static readonly string[] Passing = [".tmp", ".part", ".partial", ".crdownload", ".download", ".swp", ".bak"];

    private readonly SeedOptions settings;
    private readonly TimeProvider clock;
    private readonly ILogger<SeedFolder> logger;
    private readonly UnsettledFiles unsettled;
    private readonly KnownFiles known;
    private bool isMissing;
    private bool hasLooked;
    private long? emptySince;
    private long? heldSince;

    /// <param name="root">The folder that the setting of the folder counts from.</param>
    public SeedFolder(IOptions<SeedOptions> options, string root, ReadArticle read, TimeProvider clock, ILogger<SeedFolder> logger)
    {
        (settings, this.clock, this.logger) = (options.Value, clock, logger);
        Path = System.IO.Path.GetFullPath(System.IO.Path.Combine(root, settings.Folder));
        unsettled = new(settings.Settle, clock);
        known = new(Path, settings.LargestBytes, read, unsettled, logger);
    }

    /// <summary>Full path of the folder.</summary>
    public string Path { get; }

    /// <summary>Called after each file of a look that is read, with the number done and the number of all.</summary>
    public Action<int, int>? Progress { get; set; }

    /// <summary>Called at each look that finds a file which came or changed and does not lie still yet.</summary>
    public Action? Coming { get; set; }

    /// <summary>Looks until no file is still being written, at most for ten times the settle time: what a single question, or the first one, is answered from.</summary>
    public async Task<SeedsLook> SettledLookAsync(CancellationToken cancellation)
    {
        var look = Look();
        for (var again = 0; again < LongestHold && unsettled.Any; again++)
        {
            Coming?.Invoke();
            await Task.Delay(settings.Settle, clock, cancellation);
            look = Look();
        }

        return look;
    }

    /// <summary>Looks as soon as no file is being written any more, and again whenever something may have changed; gives a look only where something did, and the first always.</summary>
    public async IAsyncEnumerable<SeedsLook> LooksAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var hints = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var watcher = new HintingWatcher(Path, () => hints.Writer.TryWrite(true));
        for (var (isFirst, wasAway) = (true, false); ; isFirst = false)
        {
            watcher.Start();
            // A base without what was copied a moment before the start would say that no seed knows of it.
            var look = isFirst ? await SettledLookAsync(cancellation) : Look();

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
        List<string> folders;
        try
        {
            files = [.. Visible(new DirectoryInfo(Path).EnumerateFiles())];
            folders = [.. Visible(new DirectoryInfo(Path).EnumerateDirectories()).Select(folder => folder.Name)];
            due = [.. files.Where(IsDue)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Away(fault.Message);
        }

        if (MayBeUnmounted(isEmpty: files.Count + folders.Count == 0))
        {
            return Away("there is no file in it");
        }

        var changed = Gone([.. files.Select(file => file.Name), .. folders]);
        changed.AddRange(folders.Where(known.PassOver));
        due = IsHeld(due) ? [] : due;
        if (!hasLooked)
        {
            // What counts as known since an earlier start has not gone because it is being written just now.
            foreach (var name in files.Except(due).Select(file => file.Name))
            {
                known.Await(name);
            }
        }

        (isMissing, hasLooked) = (false, true);
        for (var at = 0; at < due.Count; at++)
        {
            if (known.Take(due[at]))
            {
                changed.Add(due[at].Name);
            }

            Progress?.Invoke(at + 1, due.Count);
        }

        return known.Now([.. changed]);
    }

    /// <summary>Forgets files that are gone for as long as a file must lie still: an editor that saves takes the old one away before the new one is there.</summary>
    private List<string> Gone(HashSet<string> present)
    {
        unsettled.Forget((name, _) => !present.Contains(name) && !known.Has(name));
        var gone = known.Names.Where(name => !present.Contains(name) && unsettled.LiesStill(name, FileStamp.Absent)).ToList();
        foreach (var name in gone)
        {
            unsettled.Forget(name);
            known.Forget(name);
        }

        return gone;
    }

    private static IEnumerable<T> Visible<T>(IEnumerable<T> entries)
        where T : FileSystemInfo => entries
        .Where(entry => !Passing.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase) && entry.Name[0] is not '.' and not '~' && entry.Name[^1] != '~')
        .OrderBy(entry => entry.Name, StringComparer.Ordinal);

    /// <summary>What was read stays until the folder is back: a drive that is away has not taken anything back.</summary>
    private SeedsLook Away(string reason)
    {
        if (!isMissing && (known.Count > 0 || !Directory.Exists(Path)))
        {
            LogMissing(Path, reason);
        }

        isMissing = true;
        unsettled.Forget((_, stamp) => stamp == FileStamp.Absent);
        return known.Now([]) with { IsAway = true };
    }

    /// <summary>Whether the folder may be the empty place of a drive that is away: it was empty at the first look, or all files went at once, not long ago.</summary>
    private bool MayBeUnmounted(bool isEmpty)
    {
        if (!isEmpty || (hasLooked && known.Count < 2))
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

        if (known.Has(file.Name, stamp))
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
}
