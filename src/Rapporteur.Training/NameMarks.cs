using System.Text.RegularExpressions;
using Rapporteur.Language.Conllu;
using Rapporteur.Language.Names;

namespace Rapporteur.Training;

/// <summary>Takes the names of persons, places and organisations out of the treebank's entity brackets.</summary>
/// <remarks>
/// GUM brackets every mention ("the minister", "she", "the UN in Strelsau"). A name is the run of proper nouns around
/// the head of such a mention, without the titles before a person's; a smaller mention keeps its words against the larger one that holds it, so that
/// "U.S. President Novak" is a place and a person.
/// </remarks>
internal static partial class NameMarks
{
    /// <summary>The marks by number: none, then beginning and inside of each kind.</summary>
    public static readonly string[] All = ["O", "B-person", "I-person", "B-place", "I-place", "B-organization", "I-organization"];

    private const int Person = 1;
    private static readonly Titles _titles = Titles.Load();

    /// <summary>Marks a document's sentences in order; brackets never cross a sentence.</summary>
    /// <returns>For each word a number in <see cref="All"/>, or -1 throughout where the document has no entities.</returns>
    public static int[] Of(ConlluSentence sentence, bool isMarked)
    {
        var marks = new int[sentence.Words.Length];
        if (!isMarked)
        {
            Array.Fill(marks, -1);
            return marks;
        }

        foreach (var (_, start, end, kind, core) in Mentions(sentence).OrderBy(mention => mention.End - mention.Start))
        {
            var head = core[0];
            var place = Array.IndexOf(All, "B-" + kind);
            if (place < 0 || head < start || head > end || marks[head] != 0 || sentence.Words[head].Upos != "PROPN")
            {
                continue;
            }

            int first = head, last = head;
            while (first > start && IsName(first - 1))
            {
                first--;
            }

            while (last < end && (IsName(last + 1) || (last + 2 <= end && IsLink(last + 1) && IsName(last + 2))))
            {
                last++;
            }

            while (first > start + 1 && IsLink(first - 1) && IsName(first - 2))
            {
                first -= 2;
            }

            while (first < last && place == Person && _titles.IsTitle(sentence.Words[first].Form))
            {
                first++;
            }

            // "The Secretary" is an office, no name.
            if (place == Person && first == last && _titles.IsTitle(sentence.Words[first].Form))
            {
                continue;
            }

            for (var word = first; word <= last; word++)
            {
                marks[word] = word == first ? place : place + 1;
            }
        }

        return marks;

        bool IsName(int word) => marks[word] == 0 && sentence.Words[word].Upos == "PROPN";
        bool IsLink(int word) => marks[word] == 0 && sentence.Words[word].Form is "-" or "of" or "&" or "’" or "'";
    }

    /// <summary>Whether a document marks its entities.</summary>
    public static bool AreIn(List<ConlluSentence> document) =>
        document[0].Comments.Any(comment => comment.StartsWith("# global.Entity", StringComparison.Ordinal));

    /// <summary>Marks as spans of words, first and last, with their kind.</summary>
    public static List<(int First, int Last, string Kind)> Spans(int[] marks)
    {
        var spans = new List<(int First, int Last, string Kind)>();
        for (var i = 0; i < marks.Length; i++)
        {
            var mark = All[marks[i]];
            if (mark[0] == 'I')
            {
                spans[^1] = spans[^1] with { Last = i };
            }
            else if (mark[0] == 'B')
            {
                spans.Add((i, i, mark[2..]));
            }
        }

        return spans;
    }

    /// <summary>Every mention that the treebank brackets, with its number in the document, from its first to its last word; its core are the words without which it would be no mention.</summary>
    public static IEnumerable<(string Id, int Start, int End, string Kind, int[] Core)> Mentions(ConlluSentence sentence)
    {
        var open = new List<(string Id, int Start, string Kind, string MinimalSpan)>();
        for (var word = 0; word < sentence.Words.Length; word++)
        {
            var entity = sentence.Words[word].Misc.Split('|').FirstOrDefault(part => part.StartsWith("Entity=", StringComparison.Ordinal));
            if (entity is null)
            {
                continue;
            }

            foreach (Match bracket in Bracket().Matches(entity))
            {
                var id = bracket.Groups["id"].Value;
                if (bracket.Groups["kind"].Success)
                {
                    open.Add((id, word, bracket.Groups["kind"].Value, bracket.Groups["span"].Value));
                }

                if (bracket.Groups["closed"].Success && open.FindLastIndex(mention => mention.Id == id) is >= 0 and var at)
                {
                    var (_, start, kind, span) = open[at];
                    open.RemoveAt(at);
                    int[] core = [.. span.Split(',').Select(place => int.TryParse(place, out var number) ? start + number - 1 : -1)];
                    // "Carrano and Hutchinson" is no name of its own.
                    if (core is [>= 0, ..] && !core.Any(place => place > core[0] && sentence.Words[place - 1].Upos == "CCONJ"))
                    {
                        yield return (id, start, word, kind, core);
                    }
                }
            }
        }
    }

    [GeneratedRegex(@"\((?<id>\d+)-(?<kind>[a-z]+)-[^-()]*-[^-()]*-[^-()]*-(?<span>[^-()]*)[^()]*(?<closed>\))?|(?<id>\d+)(?<closed>\))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bracket();
}
