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

    // Without W^X it writes barriers for the collector into its own code.
    private const string Runtime = "libcoreclr.so";

    /// <summary>Lets go what the loaded assemblies hold in memory, and the code of the libraries that came with them.</summary>
    public static void LetGo()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            // The loader writes addresses into an assembly's pages while it loads it: of one that is not loaded yet they are not to be touched.
            var assemblies = AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic).Select(assembly => assembly.Location).ToHashSet(StringComparer.Ordinal);
            var libraries = new[] { RuntimeEnvironment.GetRuntimeDirectory(), AppContext.BaseDirectory }
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*.so"))
                .Where(library => Path.GetFileName(library) != Runtime)
                .ToHashSet(StringComparer.Ordinal);
            foreach (var (start, length) in Unchanged(File.ReadLines("/proc/self/smaps"), assemblies, libraries))
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
    /// <param name="assemblies">Full paths of files that count.</param>
    /// <param name="libraries">Full paths of files of which the code alone counts: their other pages are written to while they are loaded.</param>
    internal static IEnumerable<(long Start, long Length)> Unchanged(IEnumerable<string> smaps, HashSet<string> assemblies, HashSet<string> libraries)
    {
        (long Start, long End)? mapping = null;
        foreach (var line in smaps)
        {
            if (char.IsAsciiHexDigitLower(line[0]))
            {
                mapping = Mapping(line, assemblies, libraries);
            }
            else if (mapping is var (start, end) && line.StartsWith("Anonymous:", StringComparison.Ordinal) && line.EndsWith(" 0 kB", StringComparison.Ordinal))
            {
                yield return (start, end - start);
            }
        }
    }

    // Such as "7f01a000-7f01c000 r-xp 00001000 08:01 1234   /app/Rapporteur.Bot.dll".
    private static (long Start, long End)? Mapping(string line, HashSet<string> assemblies, HashSet<string> libraries)
    {
        if (line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries) is not [var range, [_, '-', var executable, ..], _, _, _, var padded])
        {
            return null;
        }

        var file = padded.TrimStart();
        if (!assemblies.Contains(file) && !(executable == 'x' && libraries.Contains(file)))
        {
            return null;
        }

        var ends = range.Split('-');
        return (Address(ends[0]), Address(ends[1]));
    }

    private static long Address(string hex) => long.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [DllImport("libc.so.6", EntryPoint = "madvise")]
    private static extern int Advise(nint start, nuint length, int advice);
}
