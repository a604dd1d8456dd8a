using System.Numerics;

namespace Rapporteur.Language.Model;

/// <summary>Exponential, sigmoid and hyperbolic tangent, the same to the last bit on every processor and at every vector width.</summary>
/// <remarks>
/// The library's functions may differ between processors, and a fused multiply-add rounds once where two steps round
/// twice. So these are plain additions, multiplications and divisions in one order, which IEEE 754 fixes. The method
/// is Cody and Waite's: e^x = 2^n · e^r, with r within half of ln 2 and e^r by its Taylor polynomial of degree 6.
/// </remarks>
internal static class Curves
{
    private const float Limit = 80f;
    private const float Log2E = 1.44269504f;
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    /// <summary>Adding and taking away 1.5 · 2^23 rounds to the nearest whole number.</summary>
    private const float Rounder = 12582912f;

    public static float Exp(float x)
    {
        x = x < -Limit ? -Limit : x > Limit ? Limit : x;
        var whole = ((x * Log2E) + Rounder) - Rounder;
        var rest = (x - (whole * Ln2High)) - (whole * Ln2Low);
        var sum = (rest * (1f / 720)) + (1f / 120);
        sum = (sum * rest) + (1f / 24);
        sum = (sum * rest) + (1f / 6);
        sum = (sum * rest) + 0.5f;
        sum = (sum * rest) + 1f;
        sum = (sum * rest) + 1f;
        return sum * BitConverter.Int32BitsToSingle(((int)whole + 127) << 23);
    }

    public static Vector<float> Exp(Vector<float> x)
    {
        x = Vector.ConditionalSelect(Vector.LessThan(x, new Vector<float>(-Limit)), new Vector<float>(-Limit), x);
        x = Vector.ConditionalSelect(Vector.GreaterThan(x, new Vector<float>(Limit)), new Vector<float>(Limit), x);
        var rounder = new Vector<float>(Rounder);
        var whole = ((x * Log2E) + rounder) - rounder;
        var rest = (x - (whole * Ln2High)) - (whole * Ln2Low);
        var sum = (rest * (1f / 720)) + new Vector<float>(1f / 120);
        sum = (sum * rest) + new Vector<float>(1f / 24);
        sum = (sum * rest) + new Vector<float>(1f / 6);
        sum = (sum * rest) + new Vector<float>(0.5f);
        sum = (sum * rest) + Vector<float>.One;
        sum = (sum * rest) + Vector<float>.One;
        return sum * Vector.AsVectorSingle((Vector.ConvertToInt32(whole) + new Vector<int>(127)) << 23);
    }

    public static float Sigmoid(float x) => 1f / (1f + Exp(-x));

    public static Vector<float> Sigmoid(Vector<float> x) => Vector<float>.One / (Vector<float>.One + Exp(-x));

    public static float Tanh(float x) => (Sigmoid(x + x) * 2f) - 1f;

    public static Vector<float> Tanh(Vector<float> x) => (Sigmoid(x + x) * 2f) - Vector<float>.One;

    /// <summary>Turns scores into probabilities, in place; the sum runs from first to last.</summary>
    public static void Softmax(Span<float> scores)
    {
        var best = scores[0];
        foreach (var score in scores)
        {
            best = score > best ? score : best;
        }

        float sum = 0;
        foreach (ref var score in scores)
        {
            score = Exp(score - best);
            sum += score;
        }

        foreach (ref var score in scores)
        {
            score /= sum;
        }
    }
}
