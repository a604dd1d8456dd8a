using System.Globalization;
using System.Runtime.InteropServices;

namespace Rapporteur.Bot;

/// <summary>The pages of the program's own files that the system holds in memory for this process.</summary>
/// <remarks>
/// A start goes through most of the framework once, and reading through the rest; a bot at rest needs little of either, but its pages count as
/// its own until memory runs short. Let go they are still in the system's cache, and one that is needed again comes back by itself.
/// Sources: madvise(2), proc_pid_smaps(5). Other systems are left as they are.
/// </remarks>
internal static class ProgramPages
{
    private const int DontNeed = 4;

    /// <summary>Lets go what the files of the loaded assemblies hold in memory.</summary>
    public static void LetGo()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // The loader writes addresses into a file's pages while it loads it: those of other files are not to be touched.
        var loaded = AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic).Select(assembly => assembly.Location).ToHashSet(StringComparer.Ordinal);
        try
        {
            foreach (var (start, length) in Unchanged(File.ReadLines("/proc/self/smaps"), loaded))
            {
                _ = Advise((nint)start, (nuint)length, DontNeed);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DllNotFoundException)
        {
            // A sandbox without /proc, or another C library: the pages stay.
        }
    }

    /// <summary>Where files are mapped that hold what the drive holds: not to be written to, and with no page that was.</summary>
    /// <param name="smaps">Lines of <c>/proc/PID/smaps</c>: for each mapping one with its place, rights and file, and some with sizes.</param>
    /// <param name="files">Full paths of the files that count.</param>
    internal static IEnumerable<(long Start, long Length)> Unchanged(IEnumerable<string> smaps, HashSet<string> files)
    {
        (long Start, long End)? mapping = null;
        foreach (var line in smaps)
        {
            if (char.IsAsciiHexDigitLower(line[0]))
            {
                mapping = Mapping(line, files);
            }
            else if (mapping is var (start, end) && line.StartsWith("Anonymous:", StringComparison.Ordinal) && line.EndsWith(" 0 kB", StringComparison.Ordinal))
            {
                yield return (start, end - start);
            }
        }
    }

    // Such as "7f01a000-7f01c000 r-xp 00001000 08:01 1234   /app/Rapporteur.Bot.dll".
    private static (long Start, long End)? Mapping(string line, HashSet<string> files)
    {
        var parts = line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 6 || parts[1].Contains('w', StringComparison.Ordinal) || !files.Contains(parts[5].TrimStart()))
        {
            return null;
        }

        var place = parts[0].Split('-');
        return (long.Parse(place[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture), long.Parse(place[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }

    [DllImport("libc.so.6", EntryPoint = "madvise")]
    private static extern int Advise(nint start, nuint length, int advice);
}
