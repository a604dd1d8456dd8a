using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Rapporteur.Language.Model;

/// <summary>The sum of products of two rows of quantised numbers; exact, so the same at every width.</summary>
internal static class IntegerDot
{
    public static int Of(VectorWidth width, ReadOnlySpan<short> a, ReadOnlySpan<short> b)
    {
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        var i = 0;
        var total = 0;
        if (width == VectorWidth.Bits512)
        {
            var sum = Vector512<int>.Zero;
            for (; i + Vector512<short>.Count <= a.Length; i += Vector512<short>.Count)
            {
                sum += Avx512BW.MultiplyAddAdjacent(Vector512.LoadUnsafe(ref x, (nuint)i), Vector512.LoadUnsafe(ref y, (nuint)i));
            }

            total = Vector512.Sum(sum);
        }
        else if (width == VectorWidth.Bits256)
        {
            var sum = Vector256<int>.Zero;
            for (; i + Vector256<short>.Count <= a.Length; i += Vector256<short>.Count)
            {
                sum += Avx2.MultiplyAddAdjacent(Vector256.LoadUnsafe(ref x, (nuint)i), Vector256.LoadUnsafe(ref y, (nuint)i));
            }

            total = Vector256.Sum(sum);
        }

        for (; i < a.Length; i++)
        {
            total += a[i] * b[i];
        }

        return total;
    }
}
