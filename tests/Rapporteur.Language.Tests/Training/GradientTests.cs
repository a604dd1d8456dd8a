using Rapporteur.Language.Model;
using Rapporteur.Training;

namespace Rapporteur.Language.Tests.Training;

public sealed class GradientTests
{
    private const int Words = 9;

    [Fact]
    public void The_gradient_is_the_slope_of_the_loss()
    {
        var net = new ReaderNet(new(Features: 12, Tags: 5, Labels: 4, Names: 3, Embedding: 16, State: 16, TagEmbedding: 16, Arc: 16, Label: 16), seed: 5, dropout: 0);
        var lesson = Lesson();
        net.Learn(lesson);
        var gradients = net.Parameters.Select(parameter => parameter.Gradient.All.ToArray()).ToList();
        var random = new Random(2);

        foreach (var (parameter, gradient) in net.Parameters.Zip(gradients))
        {
            for (var probe = 0; probe < 6; probe++)
            {
                // Where it is steepest, then at random. The step is small, as a rectifier bends the loss.
                var at = probe == 0 ? Array.IndexOf(gradient, gradient.MaxBy(MathF.Abs)) : random.Next(gradient.Length);
                Slope(net, lesson, parameter, at).ShouldBe(gradient[at], 0.02 + (0.03 * Math.Abs(gradient[at])), $"{parameter.Name}[{at}]");
            }
        }
    }

    [Fact]
    public void The_same_plan_gives_the_same_weights()
    {
        float[] Train()
        {
            var net = new ReaderNet(new(Features: 12, Tags: 5, Labels: 4, Names: 3, Embedding: 16, State: 16, TagEmbedding: 16, Arc: 16, Label: 16), seed: 5, dropout: 0.3f);
            for (var step = 1; step <= 5; step++)
            {
                net.Learn(Lesson());
                net.Parameters.ToList().ForEach(parameter => parameter.Step(0.01f, 1f / Words, step));
            }

            return [.. net.Parameters.SelectMany(parameter => parameter.Value.All.ToArray())];
        }

        Train().ShouldBe(Train());
    }

    [Fact]
    public void Training_makes_the_loss_smaller()
    {
        var net = new ReaderNet(new(Features: 12, Tags: 5, Labels: 4, Names: 3, Embedding: 16, State: 16, TagEmbedding: 16, Arc: 16, Label: 16), seed: 5, dropout: 0);
        var first = net.Learn(Lesson());
        for (var step = 1; step <= 60; step++)
        {
            net.Parameters.ToList().ForEach(parameter => parameter.Step(0.01f, 1f / Words, step));
            net.Learn(Lesson());
        }

        net.Learn(Lesson()).ShouldBeLessThan(first / 5);
    }

    /// <summary>Two sentences, of five and four words, every kind of choice among them.</summary>
    private static Lesson Lesson()
    {
        var batch = new PackedBatch([5, 4]);
        int[] Pack(int[] first, int[] second)
        {
            var rows = new int[Words];
            for (var time = 0; time < 5; time++)
            {
                rows[batch.Row(0, time)] = first[time];
                if (time < 4)
                {
                    rows[batch.Row(1, time)] = second[time];
                }
            }

            return rows;
        }

        return new(
            batch,
            [.. Enumerable.Range(0, Words).Select(row => new[] { row, (row * 5) % 12, 11 - row })],
            Pack([0, 1, 2, 3, 4], [-1, 4, 0, 2]),
            Pack([2, 0, 2, 5, 3], [3, 3, 0, 3]),
            Pack([0, 1, 2, 3, 0], [2, 2, 1, 3]),
            Pack([0, 1, 2, 0, 0], [-1, -1, -1, -1]));
    }

    private static double Slope(ReaderNet net, Lesson lesson, Parameter parameter, int at)
    {
        const float step = 1e-4f;
        double Loss(float by)
        {
            parameter.Value.All[at] += by;
            net.Parameters.ToList().ForEach(other => other.Gradient.All.Clear());
            return net.Learn(lesson);
        }

        var up = Loss(step);
        var down = Loss(-2 * step);
        Loss(step);
        return (up - down) / (2 * step);
    }
}
