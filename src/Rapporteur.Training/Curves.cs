using System.Runtime.Intrinsics;

namespace Rapporteur.Training;

/// <summary>Sigmoid and hyperbolic tangent, sixteen at once.</summary>
internal static class Curves
{
    public static Vector512<float> Sigmoid(Vector512<float> x) => Vector512<float>.One / (Vector512<float>.One + Vector512.Exp(-x));

    public static Vector512<float> Tanh(Vector512<float> x) => (Sigmoid(x + x) * 2f) - Vector512<float>.One;
}
