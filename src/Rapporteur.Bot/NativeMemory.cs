using System.Runtime.InteropServices;

namespace Rapporteur.Bot;

/// <summary>How the C library keeps memory that the runtime has done with.</summary>
/// <remarks>
/// The compiler within the runtime asks for blocks of 64 KB and gives them back; glibc keeps them, in up to eight pools a processor,
/// for a program that would ask again. A bot that rests for hours does not: blocks of that size come from the system and go back to it.
/// What it keeps all the same, such as that of decompressors, goes back when asked for.
/// Sources: mallopt(3), malloc_trim(3). Other C libraries and other systems are left as they are.
/// </remarks>
internal static class NativeMemory
{
    private const int MmapThreshold = -3;
    private const int MostPools = -8;

    private static readonly bool IsGlibc = OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out _);

    /// <summary>To be called before the program makes threads.</summary>
    public static void GiveBackBlocks()
    {
        if (IsGlibc)
        {
            _ = SetOption(MmapThreshold, 32 * 1024);
            _ = SetOption(MostPools, 2);
        }
    }

    /// <summary>Gives back what was freed.</summary>
    public static void GiveBackFreed()
    {
        if (IsGlibc)
        {
            _ = Trim(0);
        }
    }

    [DllImport("libc.so.6", EntryPoint = "malloc_trim")]
    private static extern int Trim(nuint left);

    [DllImport("libc.so.6", EntryPoint = "mallopt")]
    private static extern int SetOption(int option, int value);
}
