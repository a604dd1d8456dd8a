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

    /// <summary>Where files are mapped now that hold what the drive holds. Nothing where the system does not tell.</summary>
    public static HashSet<(long Start, long End)> Unchanged()
    {
        try
        {
            return OperatingSystem.IsLinux() ? [.. Unchanged(File.ReadLines("/proc/self/smaps"))] : [];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Lets pages go.</summary>
    /// <param name="unchanged">Where they are: at two looks, some time apart. While a library is loaded addresses are written into it, and what is read of it at one look may be different the next moment.</param>
    public static void LetGo(IEnumerable<(long Start, long End)> unchanged)
    {
        foreach (var (start, end) in unchanged)
        {
            _ = Advise((nint)start, (nuint)(end - start), DontNeed);
        }
    }

    /// <summary>The mappings of files that are not to be written to, and have no page that was.</summary>
    /// <param name="smaps">Lines of <c>/proc/PID/smaps</c>: for each mapping one with its place, rights and file, and some with sizes.</param>
    internal static IEnumerable<(long Start, long End)> Unchanged(IEnumerable<string> smaps)
    {
        (long Start, long End)? mapping = null;
        foreach (var line in smaps)
        {
            if (char.IsAsciiHexDigitLower(line[0]))
            {
                mapping = OfFile(line);
            }
            else if (mapping is { } unwritable && line.StartsWith("Anonymous:", StringComparison.Ordinal) && line.EndsWith(" 0 kB", StringComparison.Ordinal))
            {
                yield return unwritable;
            }
        }
    }

    // Such as "7f01a000-7f01c000 r-xp 00001000 08:01 1234   /app/Rapporteur.Bot.dll".
    private static (long Start, long End)? OfFile(string line)
    {
        var isOfFile = line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries) is [_, [_, '-', ..], _, _, _, var file] && file.TrimStart()[0] == '/';
        return isOfFile && line[..line.IndexOf(' ', StringComparison.Ordinal)].Split('-') is [var start, var end] ? (Address(start), Address(end)) : null;
    }

    private static long Address(string hex) => long.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [DllImport("libc", EntryPoint = "madvise")]
    private static extern int Advise(nint start, nuint length, int advice);
}
