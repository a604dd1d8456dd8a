using Rapporteur.Language.Model;
using System.Runtime.Intrinsics;

namespace Rapporteur.Training;

/// <summary>Sizes of the network; all but the counts in multiples of 16.</summary>
internal sealed record NetShape(int Features, int Tags, int Labels, int Names, int Embedding = 128, int State = 128, int TagEmbedding = 32, int Arc = 128, int Label = 128);

/// <summary>What a batch teaches: for each word its features, tag, head, relation and name mark.</summary>
/// <param name="Packed">How the sentences lie side by side; the other lists are in its order of rows.</param>
/// <param name="Features">Rows of the embedding of each word, those dropped left out.</param>
/// <param name="Tags">Number of the tag, or -1 where the treebank has none.</param>
/// <param name="Heads">Place of the head in its sentence counted from 1; 0 for the root.</param>
/// <param name="Labels">Number of the relation.</param>
/// <param name="Names">Number of the name mark, or -1 where the treebank marks no names.</param>
internal sealed record Lesson(PackedBatch Packed, int[][] Features, int[] Tags, int[] Heads, int[] Labels, int[] Names);

/// <summary>The joint tagger, parser and name finder in floating point, with its gradient.</summary>
/// <remarks>
/// Sources: Kiperwasser and Goldberg 2016 (parsing from BiLSTM states), Dozat and Manning 2017 (biaffine arcs),
/// Hashimoto and others 2017 (tags of a lower layer feed the parser's layer).
/// </remarks>
internal sealed unsafe class ReaderNet
{
    private const float Leak = 0.1f;
    private readonly float _dropout;
    private readonly Random _random;
    private readonly Matrix _words, _wordGradient, _tagProbabilities, _second, _secondGradient, _bilinear, _bilinearGradient;
    private readonly Matrix _turnedTags, _turnedArc, _hidden, _hiddenGradient, _scratch;
    private readonly List<float[]> _masks = [];

    public ReaderNet(NetShape shape, int seed, float dropout)
    {
        (Shape, _dropout, _random) = (shape, dropout, new(seed));
        int states = 2 * shape.State, tags = Padded(shape.Tags), labels = Padded(shape.Labels);
        Embeddings = new Parameter("embeddings", shape.Features, shape.Embedding, sparse: true).Uniform(_random, 0.1f);
        First = new("first", shape.Embedding, shape.State, _random);
        Tag = new("tag", states, tags, _random);
        TagEmbedding = new Parameter("tag.embedding", tags, shape.TagEmbedding).Uniform(_random, 0.3f);
        Second = new("second", states + shape.TagEmbedding, shape.State, _random);
        ArcDependent = new("arc.dependent", states, shape.Arc, _random, Leak);
        ArcHead = new("arc.head", states, shape.Arc, _random, Leak);
        ArcRoot = new Parameter("arc.root", 1, shape.Arc).Uniform(_random, 0.3f);
        ArcBilinear = new Parameter("arc.bilinear", shape.Arc, shape.Arc).Uniform(_random, 0.1f);
        ArcBias = new("arc.bias", 1, shape.Arc);
        LabelDependent = new("label.dependent", states, shape.Label, _random);
        LabelHead = new("label.head", states, shape.Label, _random);
        LabelRoot = new Parameter("label.root", 1, shape.Label).Uniform(_random, 0.3f);
        LabelScore = new("label.score", shape.Label, labels, _random);
        FinalTag = new("tag.final", states, tags, _random);
        Name = new("name", states, Padded(shape.Names), _random);
        (_words, _wordGradient, _tagProbabilities) = (new(shape.Embedding), new(shape.Embedding), new(tags));
        (_second, _secondGradient) = (new(states + shape.TagEmbedding), new(states + shape.TagEmbedding));
        (_bilinear, _bilinearGradient) = (new(shape.Arc), new(shape.Arc));
        (_turnedTags, _turnedArc) = (new(shape.TagEmbedding, tags), new(shape.Arc, shape.Arc));
        (_hidden, _hiddenGradient, _scratch) = (new(shape.Label), new(shape.Label), new(tags));
    }

    public NetShape Shape { get; }

    public Parameter Embeddings { get; }

    public BiLstm First { get; }

    public Linear Tag { get; }

    public Parameter TagEmbedding { get; }

    public BiLstm Second { get; }

    public Linear ArcDependent { get; }

    public Linear ArcHead { get; }

    public Parameter ArcRoot { get; }

    public Parameter ArcBilinear { get; }

    public Parameter ArcBias { get; }

    public Linear LabelDependent { get; }

    public Linear LabelHead { get; }

    public Parameter LabelRoot { get; }

    public Linear LabelScore { get; }

    /// <summary>The tags that count, from the second layer; those of the first only feed it.</summary>
    public Linear FinalTag { get; }

    public Linear Name { get; }

    public IReadOnlyList<Parameter> Parameters =>
    [
        Embeddings, .. First.Parameters, .. Of(Tag), TagEmbedding, .. Second.Parameters, .. Of(ArcDependent), .. Of(ArcHead),
        ArcRoot, ArcBilinear, ArcBias, .. Of(LabelDependent), .. Of(LabelHead), LabelRoot, .. Of(LabelScore), .. Of(FinalTag), .. Of(Name),
    ];

    public static int Padded(int count) => (count + 15) / 16 * 16;

    /// <summary>Runs a batch forward and its error back into the gradients.</summary>
    /// <returns>The sum of the losses of tags, heads, relations and names.</returns>
    public double Learn(Lesson lesson)
    {
        var batch = lesson.Packed;
        _masks.Clear();
        Embed(lesson);
        First.Forward(batch, _words);
        Drop(First.Output, 0);
        Tag.Forward(First.Output);
        FeedTags(batch.Words);
        Second.Forward(batch, _second);
        Drop(Second.Output, 1);
        ArcDependent.Forward(Second.Output);
        ArcHead.Forward(Second.Output);
        LabelDependent.Forward(Second.Output);
        LabelHead.Forward(Second.Output);
        FinalTag.Forward(Second.Output);
        Name.Forward(Second.Output);

        var loss = Choose(FinalTag, Shape.Tags, lesson.Tags) + Choose(Name, Shape.Names, lesson.Names) + LearnLabels(lesson) + LearnArcs(lesson);
        FinalTag.Backward(Second.Output, Second.OutputGradient);
        Name.Backward(Second.Output, Second.OutputGradient);
        LabelDependent.Backward(Second.Output, Second.OutputGradient);
        LabelHead.Backward(Second.Output, Second.OutputGradient);
        ArcDependent.Backward(Second.Output, Second.OutputGradient);
        ArcHead.Backward(Second.Output, Second.OutputGradient);
        Drop(Second.OutputGradient, 1);
        Second.Backward(batch, _second, _secondGradient.Shape(batch.Words));
        loss += LearnTags(lesson);
        Drop(First.OutputGradient, 0);
        First.Backward(batch, _words, _wordGradient.Shape(batch.Words));
        for (var row = 0; row < batch.Words; row++)
        {
            foreach (var feature in lesson.Features[row])
            {
                Embeddings.Touch(feature);
                Spans.Add(Embeddings.Gradient[feature], _wordGradient[row]);
            }
        }

        return loss;
    }

    private static IEnumerable<Parameter> Of(Linear linear) => [linear.Weights, linear.Bias];

    private void Embed(Lesson lesson)
    {
        _words.Shape(lesson.Packed.Words);
        for (var row = 0; row < lesson.Packed.Words; row++)
        {
            foreach (var feature in lesson.Features[row])
            {
                Spans.Add(_words[row], Embeddings.Value[feature]);
            }
        }
    }

    /// <summary>Silences some states, the same on the way forward and back.</summary>
    private void Drop(Matrix states, int layer)
    {
        if (_dropout <= 0)
        {
            return;
        }

        if (_masks.Count == layer)
        {
            var mask = new float[states.Count];
            for (var i = 0; i < mask.Length; i++)
            {
                mask[i] = _random.NextSingle() < _dropout ? 0 : 1 / (1 - _dropout);
            }

            _masks.Add(mask);
        }

        var values = states.All;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] *= _masks[layer][i];
        }
    }

    private void FeedTags(int words)
    {
        _tagProbabilities.Shape(words);
        _second.Shape(words);
        int states = 2 * Shape.State, tags = Padded(Shape.Tags);
        for (var row = 0; row < words; row++)
        {
            Tag.Output[row].CopyTo(_tagProbabilities[row]);
            Spans.Softmax(_tagProbabilities[row][..Shape.Tags]);
            _tagProbabilities[row][Shape.Tags..].Clear();
            First.Output[row].CopyTo(_second[row]);
        }

        Gemm.AddProduct(_tagProbabilities.Data, tags, TagEmbedding.Value.Data, Shape.TagEmbedding, _second.Data + states, states + Shape.TagEmbedding, words, Shape.TagEmbedding, tags);
    }

    /// <summary>The loss of the tags, and the way back through both their probabilities and their choice.</summary>
    private double LearnTags(Lesson lesson)
    {
        int words = lesson.Packed.Words, states = 2 * Shape.State, tags = Padded(Shape.Tags), wide = states + Shape.TagEmbedding;
        double loss = Choose(Tag, Shape.Tags, lesson.Tags);
        for (var row = 0; row < words; row++)
        {
            Spans.Add(First.OutputGradient[row], _secondGradient[row][..states]);
        }

        Gemm.AddTransposedProduct(_tagProbabilities.Data, tags, _secondGradient.Data + states, wide, TagEmbedding.Gradient.Data, Shape.TagEmbedding, tags, Shape.TagEmbedding, words);
        TagEmbedding.Value.TransposeInto(_turnedTags);
        _scratch.Shape(words);
        Gemm.AddProduct(_secondGradient.Data + states, wide, _turnedTags.Data, tags, _scratch.Data, tags, words, tags, Shape.TagEmbedding);
        for (var row = 0; row < words; row++)
        {
            var mean = Spans.Dot(_scratch[row], _tagProbabilities[row]);
            for (var tag = 0; tag < Shape.Tags; tag++)
            {
                Tag.OutputGradient[row][tag] += _tagProbabilities[row][tag] * (_scratch[row][tag] - mean);
            }
        }

        Tag.Backward(First.Output, First.OutputGradient);
        return loss;
    }

    /// <summary>Cross-entropy of a choice a row; adds its gradient to that of the scores.</summary>
    private static double Choose(Linear scores, int choices, int[] gold)
    {
        double loss = 0;
        Span<float> chances = stackalloc float[choices];
        for (var row = 0; row < gold.Length; row++)
        {
            if (gold[row] < 0)
            {
                continue;
            }

            scores.Output[row][..choices].CopyTo(chances);
            Spans.Softmax(chances);
            loss -= Math.Log(Math.Max(chances[gold[row]], 1e-30f));
            chances[gold[row]] -= 1;
            Spans.Add(scores.OutputGradient[row][..choices], chances);
        }

        return loss;
    }

    private double LearnLabels(Lesson lesson)
    {
        var batch = lesson.Packed;
        _hidden.Shape(batch.Words);
        for (var row = 0; row < batch.Words; row++)
        {
            LabelDependent.Output[row].CopyTo(_hidden[row]);
        }

        ForEachHead(lesson, (row, head) => Spans.Add(_hidden[row], head < 0 ? LabelRoot.Value[0] : LabelHead.Output[head]));
        foreach (ref var x in _hidden.All)
        {
            x = MathF.Max(x, Leak * x);
        }

        LabelScore.Forward(_hidden);
        var loss = Choose(LabelScore, Shape.Labels, lesson.Labels);
        LabelScore.Backward(_hidden, _hiddenGradient.Shape(batch.Words));
        var hidden = _hidden.All;
        var gradient = _hiddenGradient.All;
        for (var i = 0; i < hidden.Length; i++)
        {
            gradient[i] *= hidden[i] < 0 ? Leak : 1;
        }

        for (var row = 0; row < batch.Words; row++)
        {
            Spans.Add(LabelDependent.OutputGradient[row], _hiddenGradient[row]);
        }

        ForEachHead(lesson, (row, head) => Spans.Add(head < 0 ? LabelRoot.Gradient[0] : LabelHead.OutputGradient[head], _hiddenGradient[row]));
        return loss;
    }

    private static void ForEachHead(Lesson lesson, Action<int, int> visit)
    {
        var batch = lesson.Packed;
        for (var sentence = 0; sentence < batch.Lengths.Length; sentence++)
        {
            for (var time = 0; time < batch.Lengths[sentence]; time++)
            {
                var row = batch.Row(sentence, time);
                visit(row, lesson.Heads[row] == 0 ? -1 : batch.Row(sentence, lesson.Heads[row] - 1));
            }
        }
    }

    private double LearnArcs(Lesson lesson)
    {
        var batch = lesson.Packed;
        int size = Shape.Arc, words = batch.Words;
        _bilinear.Shape(words);
        _bilinearGradient.Shape(words);
        for (var row = 0; row < words; row++)
        {
            ArcBias.Value[0].CopyTo(_bilinear[row]);
        }

        Gemm.AddProduct(ArcDependent.Output.Data, size, ArcBilinear.Value.Data, size, _bilinear.Data, size, words, size, size);
        double loss = 0;
        var longest = batch.Lengths[0] + 1;
        var chances = new float[longest];
        for (var sentence = 0; sentence < batch.Lengths.Length; sentence++)
        {
            var length = batch.Lengths[sentence];
            for (var time = 0; time < length; time++)
            {
                var row = batch.Row(sentence, time);
                var scores = chances.AsSpan(0, length + 1);
                scores[0] = Spans.Dot(_bilinear[row], ArcRoot.Value[0]);
                for (var head = 0; head < length; head++)
                {
                    // No word governs itself.
                    scores[head + 1] = head == time ? -1e4f : Spans.Dot(_bilinear[row], ArcHead.Output[batch.Row(sentence, head)]);
                }

                Spans.Softmax(scores);
                var gold = lesson.Heads[row];
                loss -= Math.Log(Math.Max(scores[gold], 1e-30f));
                scores[gold] -= 1;
                Spans.AddScaled(_bilinearGradient[row], ArcRoot.Value[0], scores[0]);
                Spans.AddScaled(ArcRoot.Gradient[0], _bilinear[row], scores[0]);
                for (var head = 0; head < length; head++)
                {
                    var other = batch.Row(sentence, head);
                    Spans.AddScaled(_bilinearGradient[row], ArcHead.Output[other], scores[head + 1]);
                    Spans.AddScaled(ArcHead.OutputGradient[other], _bilinear[row], scores[head + 1]);
                }
            }
        }

        for (var row = 0; row < words; row++)
        {
            Spans.Add(ArcBias.Gradient[0], _bilinearGradient[row]);
        }

        Gemm.AddTransposedProduct(ArcDependent.Output.Data, size, _bilinearGradient.Data, size, ArcBilinear.Gradient.Data, size, size, size, words);
        ArcBilinear.Value.TransposeInto(_turnedArc);
        Gemm.AddProduct(_bilinearGradient.Data, size, _turnedArc.Data, size, ArcDependent.OutputGradient.Data, size, words, size, size);
        return loss;
    }
}
