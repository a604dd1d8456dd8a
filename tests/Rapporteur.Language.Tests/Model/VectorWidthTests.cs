using Rapporteur.Language.Model;

namespace Rapporteur.Language.Tests.Model;

public sealed class VectorWidthTests
{
    private const string Text = "After two days of talks in Paris, the delegations didn't agree. “We have ruled out a corridor,” the minister said; others, who were tired, left. Nobody knows what the U.S. envoy will do next.";

    [Fact]
    public void Every_width_of_vector_gives_the_same_labels()
    {
        var scalar = Labels(VectorWidth.None);

        foreach (var width in new[] { VectorWidth.Bits256, VectorWidth.Bits512 }.Where(width => width <= Processor.Widest))
        {
            Labels(width).ShouldBe(scalar);
        }
    }

    [Fact]
    public void Every_width_of_vector_gives_the_same_products_to_the_last_bit()
    {
        var random = new Random(7);
        var weights = new sbyte[100 * 70];
        random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(weights.AsSpan()));
        float[] scales = [.. Enumerable.Range(0, 100).Select(_ => random.NextSingle())];
        var matrix = new IntegerMatrix(100, 70, weights, scales, [.. scales.Reverse()]);
        short[] inputs = [.. Enumerable.Range(0, 9 * 70).Select(_ => (short)random.Next(-2047, 2048))];

        var results = new[] { VectorWidth.None, VectorWidth.Bits256, VectorWidth.Bits512 }.Where(width => width <= Processor.Widest).Select(width =>
        {
            var to = new float[9 * matrix.PaddedOutputs];
            matrix.Multiply(width, 9, inputs, 70, scales.AsSpan(0, 9), to);
            return to;
        }).ToList();

        results.ShouldAllBe(result => result.SequenceEqual(results[0]));
        results[0][0].ShouldBe(Enumerable.Range(0, 70).Sum(i => weights[i] * inputs[i]) * (scales[0] * scales[0]) + scales[99]);
    }

    [Fact]
    public void The_curves_are_the_same_in_vectors_and_one_by_one()
    {
        float[] points = [.. Enumerable.Range(-4000, 8000).Select(i => i / 200f)];
        for (var i = 0; i + System.Numerics.Vector<float>.Count <= points.Length; i += System.Numerics.Vector<float>.Count)
        {
            var x = new System.Numerics.Vector<float>(points, i);
            var (exp, sigmoid, tanh) = (Curves.Exp(x), Curves.Sigmoid(x), Curves.Tanh(x));
            for (var j = 0; j < System.Numerics.Vector<float>.Count; j++)
            {
                exp[j].ShouldBe(Curves.Exp(points[i + j]));
                sigmoid[j].ShouldBe(Curves.Sigmoid(points[i + j]));
                tanh[j].ShouldBe(Curves.Tanh(points[i + j]));
            }
        }
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(1f)]
    [InlineData(-3.7f)]
    [InlineData(20f)]
    public void The_curves_are_those_of_the_textbook(float x)
    {
        Curves.Exp(x).ShouldBe(MathF.Exp(x), MathF.Exp(x) * 1e-6f);
        Curves.Tanh(x).ShouldBe(MathF.Tanh(x), 1e-6f);
        Curves.Sigmoid(x).ShouldBe(1 / (1 + MathF.Exp(-x)), 1e-6f);
    }

    private static string Labels(VectorWidth width)
    {
        using var model = typeof(EnglishReader).Assembly.GetManifestResourceStream("english.model")!;
        return string.Join(' ', EnglishReader.Load(model, width).Read(Text).SelectMany(sentence => sentence.Tokens).Select(token => $"{token.Text}/{token.Xpos}/{token.Head}/{token.Relation}"));
    }
}
