using System.Runtime.InteropServices;

namespace Rapporteur.Bot;

/// <summary>How the C library keeps memory that the runtime has done with.</summary>
/// <remarks>
/// The compiler within the runtime asks for blocks of 64 KB and gives them back; glibc keeps them, in up to eight pools a processor,
/// for a program that would ask again. A bot that rests for hours does not: blocks of that size come from the system and go back to it.
/// Source: mallopt(3). Other C libraries and other systems are left as they are.
/// </remarks>
internal static class NativeMemory
{
    private const int MmapThreshold = -3;
    private const int MostPools = -8;

    /// <summary>To be called before the program makes threads.</summary>
    public static void GiveBackBlocks()
    {
        if (OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out _))
        {
            _ = SetOption(MmapThreshold, 32 * 1024);
            _ = SetOption(MostPools, 2);
        }
    }

    [DllImport("libc.so.6", EntryPoint = "mallopt")]
    private static extern int SetOption(int option, int value);
}
