using System.Diagnostics;
using Rapporteur.Language.Model;

namespace Rapporteur.Training;

/// <summary>How long and how carefully to train.</summary>
internal sealed record TrainingPlan(int Epochs = 26, float Rate = 0.0035f, int BatchWords = 600, float Dropout = 0.3f, float FormDropout = 0.25f, float PartDropout = 0.1f, int Seed = 1);

/// <summary>Trains the network on one thread, so that the same plan gives the same weights.</summary>
internal sealed class Trainer(Treebank treebank, NetShape shape, TrainingPlan plan)
{
    private const float WarmUp = 0.03f;
    private const double ClipNorm = 5;
    private readonly Random _random = new(plan.Seed);

    public ReaderNet Train(Action<string> report)
    {
        var net = new ReaderNet(shape, plan.Seed, plan.Dropout);
        var clock = Stopwatch.StartNew();
        var step = 0;
        for (var epoch = 1; epoch <= plan.Epochs; epoch++)
        {
            var batches = Batches();
            double loss = 0;
            foreach (var batch in batches)
            {
                var lesson = ToLesson(batch);
                loss += net.Learn(lesson);
                step++;
                Descend(net, lesson.Packed.Words, RateAt(step / (float)(batches.Count * plan.Epochs)), step);
            }

            report($"epoch {epoch} of {plan.Epochs}: loss {loss / treebank.Examples.Sum(example => example.Length):F4} a word, {clock.Elapsed.TotalSeconds:F0} s");
        }

        return net;
    }

    private static void Descend(ReaderNet net, int words, float rate, int step)
    {
        var parameters = net.Parameters;
        var norm = Math.Sqrt(parameters.Sum(parameter => parameter.SquaredNorm())) / words;
        var scale = (float)((norm > ClipNorm ? ClipNorm / norm : 1) / words);
        foreach (var parameter in parameters)
        {
            parameter.Step(rate, scale, step);
        }
    }

    private float RateAt(float progress) => plan.Rate * (progress < WarmUp
        ? progress / WarmUp
        : 0.5f * (1 + MathF.Cos(MathF.PI * (progress - WarmUp) / (1 - WarmUp))));

    /// <summary>Sentences of about one length together, in an order that no epoch repeats.</summary>
    private List<List<Example>> Batches()
    {
        var sorted = treebank.Examples.Select(example => (example, key: example.Length + (_random.NextSingle() * 3))).OrderBy(pair => pair.key).Select(pair => pair.example);
        List<List<Example>> batches = [];
        var words = plan.BatchWords;
        foreach (var example in sorted)
        {
            if (words + example.Length > plan.BatchWords)
            {
                batches.Add([]);
                words = 0;
            }

            batches[^1].Add(example);
            words += example.Length;
        }

        _random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(batches));
        return batches;
    }

    private Lesson ToLesson(List<Example> batch)
    {
        List<Example> examples = [.. batch.OrderByDescending(example => example.Length)];
        var packed = new PackedBatch([.. examples.Select(example => example.Length)]);
        var lesson = new Lesson(packed, new int[packed.Words][], new int[packed.Words], new int[packed.Words], new int[packed.Words], new int[packed.Words]);
        for (var sentence = 0; sentence < examples.Count; sentence++)
        {
            var example = examples[sentence];
            for (var time = 0; time < example.Length; time++)
            {
                var row = packed.Row(sentence, time);
                lesson.Features[row] = Kept(example.Features[time], example.IsForm[time]);
                lesson.Tags[row] = example.Tags[time];
                lesson.Heads[row] = example.Heads[time];
                lesson.Labels[row] = example.Labels[time];
                lesson.Names[row] = example.Names[time];
            }
        }

        return lesson;
    }

    /// <summary>Drops features at random, rare forms oftenest, so that the network learns to read words it has not met.</summary>
    private int[] Kept(int[] features, bool[] isForm) =>
        [.. features.Where((feature, place) => _random.NextSingle() >= (isForm[place] ? plan.FormDropout + (0.5f / (1 + treebank.Counts[feature])) : plan.PartDropout))];
}
