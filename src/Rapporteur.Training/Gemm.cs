using System.Runtime.Intrinsics;

namespace Rapporteur.Training;

/// <summary>Products of dense matrices on one thread, in blocks of 4 rows by 64 columns that stay in registers.</summary>
/// <remarks>Columns of the result come in multiples of 16; callers pad. Source of the blocking: Goto and van de Geijn, "Anatomy of High-Performance Matrix Multiplication", 2008.</remarks>
internal static unsafe class Gemm
{
    /// <summary>Adds A·B to C, where A is m by k, B k by n, C m by n, rows one after another.</summary>
    public static void AddProduct(float* a, int lda, float* b, int ldb, float* c, int ldc, int m, int n, int k) =>
        Run(a, lda, 1, b, ldb, c, ldc, m, n, k);

    /// <summary>Adds Aᵀ·B to C, where A is k by m, B k by n, C m by n.</summary>
    public static void AddTransposedProduct(float* a, int lda, float* b, int ldb, float* c, int ldc, int m, int n, int k) =>
        Run(a, 1, lda, b, ldb, c, ldc, m, n, k);

    private static void Run(float* a, int rowStep, int depthStep, float* b, int ldb, float* c, int ldc, int m, int n, int k)
    {
        // Depth in slices, so that a slice of B (64 columns) stays in the first-level cache while rows of A pass by.
        const int slice = 128;
        for (var k0 = 0; k0 < k; k0 += slice)
        {
            var depth = Math.Min(slice, k - k0);
            var a0 = a + ((long)k0 * depthStep);
            var b0 = b + ((long)k0 * ldb);
            var column = 0;
            for (; column + 64 <= n; column += 64)
            {
                var row = 0;
                for (; row + 4 <= m; row += 4)
                {
                    Block4x64(a0 + ((long)row * rowStep), rowStep, depthStep, b0 + column, ldb, c + ((long)row * ldc) + column, ldc, depth);
                }

                for (; row < m; row++)
                {
                    Block1x64(a0 + ((long)row * rowStep), depthStep, b0 + column, ldb, c + ((long)row * ldc) + column, depth);
                }
            }

            for (; column < n; column += 16)
            {
                var row = 0;
                for (; row + 4 <= m; row += 4)
                {
                    Block4x16(a0 + ((long)row * rowStep), rowStep, depthStep, b0 + column, ldb, c + ((long)row * ldc) + column, ldc, depth);
                }

                for (; row < m; row++)
                {
                    Block1x16(a0 + ((long)row * rowStep), depthStep, b0 + column, ldb, c + ((long)row * ldc) + column, depth);
                }
            }
        }
    }

    private static void Block4x64(float* a, int rowStep, int depthStep, float* b, int ldb, float* c, int ldc, int k)
    {
        float* c1 = c + ldc, c2 = c1 + ldc, c3 = c2 + ldc;
        Vector512<float> s00 = Vector512.Load(c), s01 = Vector512.Load(c + 16), s02 = Vector512.Load(c + 32), s03 = Vector512.Load(c + 48);
        Vector512<float> s10 = Vector512.Load(c1), s11 = Vector512.Load(c1 + 16), s12 = Vector512.Load(c1 + 32), s13 = Vector512.Load(c1 + 48);
        Vector512<float> s20 = Vector512.Load(c2), s21 = Vector512.Load(c2 + 16), s22 = Vector512.Load(c2 + 32), s23 = Vector512.Load(c2 + 48);
        Vector512<float> s30 = Vector512.Load(c3), s31 = Vector512.Load(c3 + 16), s32 = Vector512.Load(c3 + 32), s33 = Vector512.Load(c3 + 48);
        float* a1 = a + rowStep, a2 = a1 + rowStep, a3 = a2 + rowStep;
        for (var i = 0; i < k; i++)
        {
            Vector512<float> b0 = Vector512.Load(b), b1 = Vector512.Load(b + 16), b2 = Vector512.Load(b + 32), b3 = Vector512.Load(b + 48);
            var x = Vector512.Create(*a);
            s00 = Vector512.FusedMultiplyAdd(x, b0, s00);
            s01 = Vector512.FusedMultiplyAdd(x, b1, s01);
            s02 = Vector512.FusedMultiplyAdd(x, b2, s02);
            s03 = Vector512.FusedMultiplyAdd(x, b3, s03);
            x = Vector512.Create(*a1);
            s10 = Vector512.FusedMultiplyAdd(x, b0, s10);
            s11 = Vector512.FusedMultiplyAdd(x, b1, s11);
            s12 = Vector512.FusedMultiplyAdd(x, b2, s12);
            s13 = Vector512.FusedMultiplyAdd(x, b3, s13);
            x = Vector512.Create(*a2);
            s20 = Vector512.FusedMultiplyAdd(x, b0, s20);
            s21 = Vector512.FusedMultiplyAdd(x, b1, s21);
            s22 = Vector512.FusedMultiplyAdd(x, b2, s22);
            s23 = Vector512.FusedMultiplyAdd(x, b3, s23);
            x = Vector512.Create(*a3);
            s30 = Vector512.FusedMultiplyAdd(x, b0, s30);
            s31 = Vector512.FusedMultiplyAdd(x, b1, s31);
            s32 = Vector512.FusedMultiplyAdd(x, b2, s32);
            s33 = Vector512.FusedMultiplyAdd(x, b3, s33);
            a += depthStep;
            a1 += depthStep;
            a2 += depthStep;
            a3 += depthStep;
            b += ldb;
        }

        s00.Store(c);
        s01.Store(c + 16);
        s02.Store(c + 32);
        s03.Store(c + 48);
        s10.Store(c1);
        s11.Store(c1 + 16);
        s12.Store(c1 + 32);
        s13.Store(c1 + 48);
        s20.Store(c2);
        s21.Store(c2 + 16);
        s22.Store(c2 + 32);
        s23.Store(c2 + 48);
        s30.Store(c3);
        s31.Store(c3 + 16);
        s32.Store(c3 + 32);
        s33.Store(c3 + 48);
    }

    private static void Block1x64(float* a, int depthStep, float* b, int ldb, float* c, int k)
    {
        Vector512<float> s0 = Vector512.Load(c), s1 = Vector512.Load(c + 16), s2 = Vector512.Load(c + 32), s3 = Vector512.Load(c + 48);
        for (var i = 0; i < k; i++, a += depthStep, b += ldb)
        {
            var x = Vector512.Create(*a);
            s0 = Vector512.FusedMultiplyAdd(x, Vector512.Load(b), s0);
            s1 = Vector512.FusedMultiplyAdd(x, Vector512.Load(b + 16), s1);
            s2 = Vector512.FusedMultiplyAdd(x, Vector512.Load(b + 32), s2);
            s3 = Vector512.FusedMultiplyAdd(x, Vector512.Load(b + 48), s3);
        }

        s0.Store(c);
        s1.Store(c + 16);
        s2.Store(c + 32);
        s3.Store(c + 48);
    }

    private static void Block4x16(float* a, int rowStep, int depthStep, float* b, int ldb, float* c, int ldc, int k)
    {
        float* a1 = a + rowStep, a2 = a1 + rowStep, a3 = a2 + rowStep;
        Vector512<float> s0 = Vector512.Load(c), s1 = Vector512.Load(c + ldc), s2 = Vector512.Load(c + (2 * ldc)), s3 = Vector512.Load(c + (3 * ldc));
        for (var i = 0; i < k; i++, a += depthStep, a1 += depthStep, a2 += depthStep, a3 += depthStep, b += ldb)
        {
            var y = Vector512.Load(b);
            s0 = Vector512.FusedMultiplyAdd(Vector512.Create(*a), y, s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.Create(*a1), y, s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.Create(*a2), y, s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.Create(*a3), y, s3);
        }

        s0.Store(c);
        s1.Store(c + ldc);
        s2.Store(c + (2 * ldc));
        s3.Store(c + (3 * ldc));
    }

    private static void Block1x16(float* a, int depthStep, float* b, int ldb, float* c, int k)
    {
        var s = Vector512.Load(c);
        for (var i = 0; i < k; i++, a += depthStep, b += ldb)
        {
            s = Vector512.FusedMultiplyAdd(Vector512.Create(*a), Vector512.Load(b), s);
        }

        s.Store(c);
    }
}
