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
public sealed record SeedsLook(ImmutableArray<SeedReading> Readings, ImmutableArray<Unread> Unread, ImmutableArray<string> Changed);

/// <summary>The folder that the team drops files into. The scan is the truth; a watcher only hurries it.</summary>
public sealed partial class SeedFolder(IOptions<SeedOptions> options, string root, ReadArticle read, TimeProvider clock, ILogger<SeedFolder> logger)
{
    private static readonly string[] Endings = [".txt", ".md"];

    private readonly SeedOptions settings = options.Value;
    private readonly Dictionary<string, Known> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Pending> pending = new(StringComparer.Ordinal);
    private bool isMissing;

    /// <summary>Full path of the folder.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(root, options.Value.Folder));

    /// <summary>Called after each file of a look that is read, with the number done and the number of all.</summary>
    public Action<int, int>? Progress { get; set; }

    /// <summary>Looks until no file is still being written, at most for ten times the settle time: what a single question is answered from.</summary>
    public async Task<SeedsLook> SettledLookAsync(CancellationToken cancellation)
    {
        var look = Look();
        for (var again = 0; again < 10 && pending.Count > 0; again++)
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
        for (var isFirst = true; ; isFirst = false)
        {
            watcher.Start();
            var look = Look();
            if (isFirst || !look.Changed.IsEmpty)
            {
                yield return look;
            }

            await WaitAsync(hints.Reader, pending.Count > 0 ? settings.Settle : settings.Scan, cancellation);
        }
    }

    /// <summary>Looks once. Files that changed a moment ago are left for a later look, with what they held before.</summary>
    public SeedsLook Look()
    {
        if (Files() is not { } files)
        {
            return Snapshot([]);
        }

        var changed = new List<string>();
        foreach (var gone in known.Keys.Except(files.Select(file => file.Name), StringComparer.Ordinal).ToList())
        {
            known.Remove(gone);
            changed.Add(gone);
        }

        var due = files.Where(IsDue).ToList();
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

    private List<FileInfo>? Files()
    {
        try
        {
            var files = new DirectoryInfo(Path).EnumerateFiles()
                .Where(file => Endings.Contains(file.Extension, StringComparer.OrdinalIgnoreCase) && !file.Name.StartsWith('.') && !file.Name.StartsWith('~'))
                .OrderBy(file => file.Name, StringComparer.Ordinal)
                .ToList();
            isMissing = false;
            return files;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // What was read stays until the folder is back: a drive that is away has not taken anything back.
            if (!isMissing)
            {
                LogMissing(Path, fault.Message);
            }

            isMissing = true;
            return null;
        }
    }

    private bool IsDue(FileInfo file)
    {
        var stamp = Stamp.Of(file);
        if (known.TryGetValue(file.Name, out var before) && before.Stamp == stamp)
        {
            pending.Remove(file.Name);
            return false;
        }

        if (clock.GetUtcNow().UtcDateTime - stamp.Written >= settings.Settle)
        {
            return true;
        }

        // The file's own time may come from another machine's clock; lying still by ours counts as well.
        if (!pending.TryGetValue(file.Name, out var seen) || seen.Stamp != stamp)
        {
            pending[file.Name] = new Pending(stamp, clock.GetTimestamp());
            return false;
        }

        return clock.GetElapsedTime(seen.Since) >= settings.Settle;
    }

    /// <summary>Reads a file; whether what is known of it changed.</summary>
    private bool Take(FileInfo file)
    {
        var stamp = Stamp.Of(file);
        if (Refusal(file) is { } reason)
        {
            return Keep(file.Name, new Known(stamp, "", new ReadFile(null, new Unread(file.Name, reason))));
        }

        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(file.FullName);
            file.Refresh();
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(file.Name, fault.Message);
            return Keep(file.Name, new Known(stamp, "", new ReadFile(null, new Unread(file.Name, "it could not be opened"))));
        }

        if (!file.Exists || Stamp.Of(file) != stamp)
        {
            pending[file.Name] = new Pending(Stamp.Of(file), clock.GetTimestamp());
            return false;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return known.TryGetValue(file.Name, out var before) && before.Hash == hash
            ? Touch(file.Name, before with { Stamp = stamp })
            : Keep(file.Name, new Known(stamp, hash, Read(file.Name, bytes)));
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
        if (file.LinkTarget is not null)
        {
            var target = file.ResolveLinkTarget(returnFinalTarget: true);
            if (target is null || !target.FullName.StartsWith(Path + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                return "it is a link out of the folder";
            }
        }

        return file.Length > settings.LargestBytes
            ? $"it is larger than {settings.LargestBytes / 1_000_000.0:0.###} MB ({file.Length / 1_000_000.0:0.#} MB)"
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
        pending.Remove(name);
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

    private sealed record Known(Stamp Stamp, string Hash, ReadFile File);

    private sealed record Pending(Stamp Stamp, long Since);

    private readonly record struct Stamp(long Length, DateTime Written)
    {
        public static Stamp Of(FileInfo file) => new(file.Exists ? file.Length : -1, file.LastWriteTimeUtc);
    }
}
