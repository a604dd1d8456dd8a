using System.Numerics;

namespace Rapporteur.Training;

/// <summary>Sums and products of rows.</summary>
internal static class Spans
{
    public static void Add(Span<float> to, ReadOnlySpan<float> from) => AddScaled(to, from, 1);

    public static void AddScaled(Span<float> to, ReadOnlySpan<float> from, float by)
    {
        var i = 0;
        for (; i + Vector<float>.Count <= to.Length; i += Vector<float>.Count)
        {
            (new Vector<float>(to[i..]) + (new Vector<float>(from[i..]) * by)).CopyTo(to[i..]);
        }

        for (; i < to.Length; i++)
        {
            to[i] += from[i] * by;
        }
    }

    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = Vector<float>.Zero;
        var i = 0;
        for (; i + Vector<float>.Count <= a.Length; i += Vector<float>.Count)
        {
            sum += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        }

        var total = Vector.Sum(sum);
        for (; i < a.Length; i++)
        {
            total += a[i] * b[i];
        }

        return total;
    }

    /// <summary>Turns scores into probabilities, in place.</summary>
    public static void Softmax(Span<float> scores)
    {
        var best = float.NegativeInfinity;
        foreach (var score in scores)
        {
            best = MathF.Max(best, score);
        }

        float sum = 0;
        foreach (ref var score in scores)
        {
            sum += score = MathF.Exp(score - best);
        }

        foreach (ref var score in scores)
        {
            score /= sum;
        }
    }
}
