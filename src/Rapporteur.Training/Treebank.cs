using Rapporteur.Language.Conllu;
using Rapporteur.Language.Model;

namespace Rapporteur.Training;

/// <summary>A sentence with its labels as numbers.</summary>
internal sealed record Example(ConlluSentence Sentence, int[][] Features, bool[][] IsForm, int[] Tags, int[] Heads, int[] Labels, int[] Names)
{
    public int Length => Heads.Length;
}

/// <summary>The sentences to learn from, and the lists that turn their labels and features into numbers.</summary>
internal sealed class Treebank
{
    private const int LeastForms = 2;
    private const int LeastParts = 2;
    private readonly Dictionary<uint, int> _features;
    private readonly Dictionary<string, int> _tags;
    private readonly Dictionary<string, int> _labels;

    public Treebank(IReadOnlyList<ConlluSentence> sentences)
    {
        var counts = new Dictionary<uint, int>();
        var forms = new HashSet<uint>();
        var hashes = new uint[WordFeatures.Most];
        foreach (var word in sentences.SelectMany(sentence => sentence.Words))
        {
            var count = WordFeatures.Write(word.Form, hashes, out var formCount);
            for (var i = 0; i < count; i++)
            {
                counts[hashes[i]] = counts.GetValueOrDefault(hashes[i]) + 1;
                if (i < formCount)
                {
                    forms.Add(hashes[i]);
                }
            }
        }

        Features = [.. counts.Where(pair => pair.Value >= (forms.Contains(pair.Key) ? LeastForms : LeastParts)).Select(pair => pair.Key).Order()];
        Counts = [.. Features.Select(feature => counts[feature])];
        _features = Features.Select((feature, index) => (feature, index)).ToDictionary(pair => pair.feature, pair => pair.index);
        Tags = Frequent(sentences.SelectMany(sentence => sentence.Words).Select(TagOf), 2);
        Labels = Frequent(sentences.SelectMany(sentence => sentence.Words).Select(word => word.BareRelation), 1);
        _tags = Tags.Select((tag, index) => (tag, index)).ToDictionary(pair => pair.tag, pair => pair.index);
        _labels = Labels.Select((label, index) => (label, index)).ToDictionary(pair => pair.label, pair => pair.index);
        Examples = [.. Marked(sentences).Where(pair => pair.Sentence.Words.All(word => word.Head >= 0)).Select(pair => ToExample(pair.Sentence, pair.Names))];
    }

    /// <summary>Hashes of the features that have an embedding, rising.</summary>
    public uint[] Features { get; }

    /// <summary>How often each feature was seen.</summary>
    public int[] Counts { get; }

    /// <summary>Universal and Penn tag together, such as <c>VERB|VBD</c>.</summary>
    public string[] Tags { get; }

    public string[] Labels { get; }

    public IReadOnlyList<Example> Examples { get; }

    public static List<ConlluSentence> Read(string path)
    {
        using var reader = new StreamReader(path);
        return [.. ConlluReader.Read(reader)];
    }

    /// <summary>The sentences of a file with the marks of their names; a document without entities has none.</summary>
    public static IEnumerable<(ConlluSentence Sentence, int[] Names)> Marked(IReadOnlyList<ConlluSentence> sentences)
    {
        var isMarked = false;
        foreach (var sentence in sentences)
        {
            if (sentence.Comments.Any(comment => comment.StartsWith("# newdoc", StringComparison.Ordinal)))
            {
                isMarked = sentence.Comments.Any(comment => comment.StartsWith("# global.Entity", StringComparison.Ordinal));
            }

            yield return (sentence, NameMarks.Of(sentence, isMarked));
        }
    }

    private static string TagOf(ConlluWord word) => $"{word.Upos}|{word.Xpos}";

    private static string[] Frequent(IEnumerable<string> values, int least) =>
        [.. values.CountBy(value => value).Where(pair => pair.Value >= least).Select(pair => pair.Key).Order(StringComparer.Ordinal)];

    private Example ToExample(ConlluSentence sentence, int[] names)
    {
        var hashes = new uint[WordFeatures.Most];
        var features = new int[sentence.Words.Length][];
        var isForm = new bool[sentence.Words.Length][];
        for (var word = 0; word < features.Length; word++)
        {
            var count = WordFeatures.Write(sentence.Words[word].Form, hashes, out var forms);
            var known = Enumerable.Range(0, count).Where(place => _features.ContainsKey(hashes[place])).ToArray();
            features[word] = [.. known.Select(place => _features[hashes[place]])];
            isForm[word] = [.. known.Select(place => place < forms)];
        }

        return new(
            sentence,
            features,
            isForm,
            [.. sentence.Words.Select(word => _tags.GetValueOrDefault(TagOf(word), -1))],
            [.. sentence.Words.Select(word => word.Head)],
            [.. sentence.Words.Select(word => _labels[word.BareRelation])],
            names);
    }
}
