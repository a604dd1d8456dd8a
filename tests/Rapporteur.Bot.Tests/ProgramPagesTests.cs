using System.Globalization;
using System.Text.Json;

namespace Rapporteur.Bot.Tests;

public class ProgramPagesTests
{
    [Fact]
    public void Only_pages_of_files_that_nobody_wrote_to_are_let_go() =>
        ProgramPages.Unchanged(
            """
            1000-3000 r--p 00000000 08:01 17                         /app/with space.dll
            Rss:                   8 kB
            Anonymous:             0 kB
            VmFlags: rd mr mw me
            3000-4000 r-xp 00002000 08:01 17                         /app/with space.dll
            Anonymous:             4 kB
            4000-6000 rw-p 00003000 08:01 17                         /app/with space.dll
            Anonymous:             0 kB
            6000-7000 r--p 00000000 00:00 0                          [vvar]
            Anonymous:             0 kB
            7000-8000 r--p 00000000 00:00 0
            Anonymous:             0 kB
            7fff00008000-7fff0000b000 r-xp 00000000 08:01 19         /app/last.so
            Anonymous:             0 kB
            """.Split('\n')).ShouldBe([(0x1000, 0x3000), (0x7fff00008000, 0x7fff0000b000)]);

    [Fact]
    public void What_was_let_go_takes_no_memory_and_comes_back_when_it_is_needed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells what is mapped.");
        Use().ShouldBe(3);
        var before = Resident();

        ProgramPages.LetGo(ProgramPages.Unchanged());

        Resident().ShouldBeLessThan(before - 10_000);
        Use().ShouldBe(3);
    }

    private static int Use() => JsonSerializer.Deserialize<int[]>("[1, 2, 3]")!.Length;

    /// <summary>What this process holds of files, kB.</summary>
    private static int Resident() => int.Parse(
        File.ReadLines("/proc/self/status").Single(line => line.StartsWith("RssFile:", StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);
}
