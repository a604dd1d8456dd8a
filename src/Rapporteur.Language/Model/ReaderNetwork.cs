using System.Collections.Concurrent;
using Rapporteur.Language.Parsing;

namespace Rapporteur.Language.Model;

/// <summary>The joint tagger, parser and name finder: sentences in, numbers out. Safe to use from several threads.</summary>
/// <remarks>
/// Sources: Kiperwasser and Goldberg 2016 (parsing from BiLSTM states), Dozat and Manning 2017 (biaffine arcs),
/// Hashimoto and others 2017 (tags of a lower layer feed the parser's layer). Sums of products are of integers and
/// exact; what is floating point runs in one order. So the labels are the same on every processor.
/// </remarks>
internal sealed class ReaderNetwork(ReaderWeights weights, VectorWidth width)
{
    private const float Leak = 0.1f;
    private const int BatchWords = 512;
    private const int BatchSentences = 16;
    private const float Negligible = 1e-4f;
    private readonly ConcurrentBag<Workroom> _rooms = [];

    public ReaderWeights Weights { get; } = weights;

    /// <summary>Reads sentences, each a list of words; an empty one gives an empty reading.</summary>
    public Reading[] Read(IReadOnlyList<IReadOnlyList<string>> sentences)
    {
        var readings = new Reading[sentences.Count];
        var room = _rooms.TryTake(out var used) ? used : new(Weights.StateSize);
        // Sentences of one length waste no step; which ones lie side by side changes no number.
        var order = Enumerable.Range(0, sentences.Count).OrderByDescending(sentence => sentences[sentence].Count).ToArray();
        for (var first = 0; first < order.Length;)
        {
            int last = first, words = 0;
            while (last < order.Length && last - first < BatchSentences && (words == 0 || words + sentences[order[last]].Count <= BatchWords))
            {
                words += sentences[order[last]].Count;
                last++;
            }

            ReadBatch(sentences, order.AsSpan(first, last - first), readings, room);
            first = last;
        }

        _rooms.Add(room);
        return readings;
    }

    private void ReadBatch(IReadOnlyList<IReadOnlyList<string>> sentences, ReadOnlySpan<int> members, Reading[] readings, Workroom room)
    {
        var lengths = new List<int>();
        foreach (var member in members)
        {
            readings[member] = new([], [], [], []);
            if (sentences[member].Count > 0)
            {
                lengths.Add(sentences[member].Count);
            }
        }

        if (lengths.Count == 0)
        {
            return;
        }

        var batch = new PackedBatch(lengths);
        room.MakeRoom(batch.Words, lengths.Count);
        int states = 2 * Weights.StateSize, wide = Weights.SecondForward.Inputs;
        var units = new float[batch.Words];
        var inputs = new short[batch.Words * Weights.EmbeddingSize];
        var row = new float[Math.Max(Weights.EmbeddingSize, wide)];
        for (var sentence = 0; sentence < lengths.Count; sentence++)
        {
            for (var time = 0; time < lengths[sentence]; time++)
            {
                var word = batch.Row(sentence, time);
                var sum = row.AsSpan(0, Weights.EmbeddingSize);
                Weights.Embeddings.Sum(sentences[members[sentence]][time], sum);
                units[word] = Quantised.Write(sum, inputs.AsSpan(word * sum.Length, sum.Length));
            }
        }

        var first = new short[batch.Words * states];
        Weights.First.Forward.Run(width, batch, batch.Forward, inputs, units, room, first, 0);
        Weights.First.Backward.Run(width, batch, batch.Backward, inputs, units, room, first, Weights.StateSize);

        var scores = new float[batch.Words * Weights.Tag.PaddedOutputs];
        Weights.Tag.Multiply(width, batch.Words, first, states, room.HiddenUnits, scores);
        var second = new short[batch.Words * wide];
        for (var word = 0; word < batch.Words; word++)
        {
            var chances = scores.AsSpan(word * Weights.Tag.PaddedOutputs, Weights.Tags.Length);
            Curves.Softmax(chances);
            for (var i = 0; i < states; i++)
            {
                row[i] = first[(word * states) + i] * (1f / Quantised.Most);
            }

            var meaning = row.AsSpan(states, wide - states);
            meaning.Clear();
            for (var tag = 0; tag < chances.Length; tag++)
            {
                if (chances[tag] >= Negligible)
                {
                    Weights.TagEmbedding.Add(tag, chances[tag], meaning);
                }
            }

            units[word] = Quantised.Write(row.AsSpan(0, wide), second.AsSpan(word * wide, wide));
        }

        var final = new short[batch.Words * states];
        Weights.Second.Forward.Run(width, batch, batch.Forward, second, units, room, final, 0);
        Weights.Second.Backward.Run(width, batch, batch.Backward, second, units, room, final, Weights.StateSize);

        var heads = Heads(batch, final, room);
        var labels = Labels(batch, final, heads, room);
        var tags = Tags(batch, final, room);
        var names = Names(batch, final, room);
        for (var sentence = 0; sentence < lengths.Count; sentence++)
        {
            var rows = Enumerable.Range(0, lengths[sentence]).Select(time => batch.Row(sentence, time)).ToArray();
            readings[members[sentence]] = new(Pick(tags, rows), Pick(heads, rows), Pick(labels, rows), Pick(names, rows));
        }
    }

    private static T[] Pick<T>(T[] values, int[] rows) => Array.ConvertAll(rows, row => values[row]);

    private static int Best(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
            {
                best = i;
            }
        }

        return best;
    }

    private static void Rectify(Span<float> values)
    {
        foreach (ref var x in values)
        {
            x = x > 0 ? x : x * Leak;
        }
    }

    private int[] Heads(PackedBatch batch, short[] states, Workroom room)
    {
        int size = Weights.ArcHead.Outputs, words = batch.Words, wide = 2 * Weights.StateSize;
        var dependents = Project(Weights.ArcDependent, states, wide, room.HiddenUnits, words, rectifies: true);
        var governors = Project(Weights.ArcHead, states, wide, room.HiddenUnits, words, rectifies: true);
        var (asHead, headUnits) = Quantise(governors, size, words);
        var (asDependent, dependentUnits) = Quantise(dependents, size, words);
        var wished = Project(Weights.ArcBilinear, asDependent, size, dependentUnits, words, rectifies: false);
        var (asWished, wishedUnits) = Quantise(wished, size, words);
        var root = new short[size];
        var rootUnit = Quantised.Write(Weights.ArcRoot, root);

        var heads = new int[words];
        foreach (var (sentence, length) in batch.Lengths.Index())
        {
            var scores = new float[length, length + 1];
            for (var time = 0; time < length; time++)
            {
                var word = batch.Row(sentence, time);
                var wish = asWished.AsSpan(word * size, size);
                scores[time, 0] = IntegerDot.Of(width, wish, root) * (wishedUnits[word] * rootUnit);
                for (var other = 0; other < length; other++)
                {
                    var head = batch.Row(sentence, other);
                    scores[time, other + 1] = other == time
                        ? float.NegativeInfinity
                        : IntegerDot.Of(width, wish, asHead.AsSpan(head * size, size)) * (wishedUnits[word] * headUnits[head]);
                }
            }

            var tree = MaximumTree.Of(scores);
            for (var time = 0; time < length; time++)
            {
                heads[batch.Row(sentence, time)] = tree[time];
            }
        }

        return heads;
    }

    private int[] Labels(PackedBatch batch, short[] states, int[] heads, Workroom room)
    {
        int size = Weights.LabelHead.Outputs, wide = 2 * Weights.StateSize;
        var dependents = Project(Weights.LabelDependent, states, wide, room.HiddenUnits, batch.Words, rectifies: false);
        var governors = Project(Weights.LabelHead, states, wide, room.HiddenUnits, batch.Words, rectifies: false);
        foreach (var (sentence, length) in batch.Lengths.Index())
        {
            for (var time = 0; time < length; time++)
            {
                var word = batch.Row(sentence, time);
                var governor = heads[word] < 0 ? Weights.LabelRoot : governors.AsSpan(batch.Row(sentence, heads[word]) * size, size);
                for (var i = 0; i < size; i++)
                {
                    dependents[(word * size) + i] += governor[i];
                }
            }
        }

        Rectify(dependents);
        var (hidden, units) = Quantise(dependents, size, batch.Words);
        var scores = Project(Weights.LabelScore, hidden, size, units, batch.Words, rectifies: false);
        var labels = new int[batch.Words];
        for (var word = 0; word < batch.Words; word++)
        {
            var row = scores.AsSpan(word * Weights.LabelScore.PaddedOutputs, Weights.Labels.Length);
            // Only the root is called root.
            row[Weights.RootLabel] = float.NegativeInfinity;
            labels[word] = heads[word] < 0 ? Weights.RootLabel : Best(row);
        }

        return labels;
    }

    private float[][] Names(PackedBatch batch, short[] states, Workroom room)
    {
        var scores = Project(Weights.Name, states, 2 * Weights.StateSize, room.HiddenUnits, batch.Words, rectifies: false);
        var chances = new float[batch.Words][];
        for (var word = 0; word < batch.Words; word++)
        {
            chances[word] = [.. scores.AsSpan(word * Weights.Name.PaddedOutputs, Weights.Names.Length)];
            Curves.Softmax(chances[word]);
        }

        return chances;
    }

    private int[] Tags(PackedBatch batch, short[] states, Workroom room)
    {
        var scores = Project(Weights.FinalTag, states, 2 * Weights.StateSize, room.HiddenUnits, batch.Words, rectifies: false);
        return [.. Enumerable.Range(0, batch.Words).Select(word => Best(scores.AsSpan(word * Weights.FinalTag.PaddedOutputs, Weights.Tags.Length)))];
    }

    private float[] Project(IntegerMatrix matrix, short[] inputs, int stride, float[] units, int rows, bool rectifies)
    {
        var results = new float[rows * matrix.PaddedOutputs];
        matrix.Multiply(width, rows, inputs, stride, units, results);
        if (rectifies)
        {
            Rectify(results);
        }

        return results;
    }

    private static (short[] Numbers, float[] Units) Quantise(float[] values, int size, int rows)
    {
        var numbers = new short[rows * size];
        var units = new float[rows];
        for (var row = 0; row < rows; row++)
        {
            units[row] = Quantised.Write(values.AsSpan(row * size, size), numbers.AsSpan(row * size, size));
        }

        return (numbers, units);
    }
}
