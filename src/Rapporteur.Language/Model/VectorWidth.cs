using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Rapporteur.Language.Model;

/// <summary>How many bits the kernels work on at once; every width gives the same numbers.</summary>
internal enum VectorWidth
{
    None = 0,
    Bits256 = 256,
    Bits512 = 512,
}

/// <summary>What the processor at hand can do.</summary>
internal static class Processor
{
    /// <summary>The widest that pays off here.</summary>
    public static VectorWidth Widest { get; } =
        Vector512.IsHardwareAccelerated && Avx512BW.IsSupported ? VectorWidth.Bits512
        : Avx2.IsSupported ? VectorWidth.Bits256
        : VectorWidth.None;
}
