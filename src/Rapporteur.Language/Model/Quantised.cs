namespace Rapporteur.Language.Model;

/// <summary>Rows of numbers as 12-bit integers with a scale each.</summary>
/// <remarks>Twelve bits times the weights' eight, summed over at most 1,024 inputs, stay within 32: sums are exact, so their order cannot matter.</remarks>
internal static class Quantised
{
    /// <summary>Largest magnitude of a quantised number.</summary>
    public const int Most = 2047;

    private const float Rounder = 12582912f;

    /// <summary>Writes a row as integers.</summary>
    /// <returns>What one unit stands for; 0 for a row of zeros.</returns>
    public static float Write(ReadOnlySpan<float> row, Span<short> to)
    {
        float most = 0;
        foreach (var x in row)
        {
            var size = MathF.Abs(x);
            most = size > most ? size : most;
        }

        if (most == 0)
        {
            to[..row.Length].Clear();
            return 0;
        }

        var inverse = Most / most;
        for (var i = 0; i < row.Length; i++)
        {
            to[i] = Round(row[i] * inverse);
        }

        return most / Most;
    }

    /// <summary>The nearest integer, halves to the even one, as the processor's addition rounds.</summary>
    public static short Round(float x) => (short)((x + Rounder) - Rounder);
}
