using System.Collections.Immutable;
using System.Globalization;

namespace Rapporteur.Language.Conllu;

/// <summary>Reads CoNLL-U.</summary>
public static class ConlluReader
{
    private const int Columns = 10;

    /// <summary>Reads sentences one by one, so that a large file needs no more room than its longest sentence.</summary>
    /// <exception cref="FormatException">A line is no CoNLL-U; the message names its number and what is wrong.</exception>
    public static IEnumerable<ConlluSentence> Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var comments = ImmutableArray.CreateBuilder<string>();
        var words = ImmutableArray.CreateBuilder<ConlluWord>();
        var ranges = ImmutableArray.CreateBuilder<ConlluRange>();
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0)
            {
                if (words.Count > 0)
                {
                    yield return Take();
                }
            }
            else if (line[0] == '#')
            {
                comments.Add(line);
            }
            else
            {
                Add(line.Split('\t'), number);
            }
        }

        if (words.Count > 0)
        {
            yield return Take();
        }

        ConlluSentence Take()
        {
            CheckHeads(words, number);
            var sentence = new ConlluSentence(comments.ToImmutable(), words.ToImmutable(), ranges.ToImmutable());
            comments.Clear();
            words.Clear();
            ranges.Clear();
            return sentence;
        }

        void Add(string[] columns, int line)
        {
            if (columns.Length != Columns)
            {
                throw new FormatException($"Line {line} has {columns.Length} columns; CoNLL-U has {Columns}, separated by tabs.");
            }

            if (columns[0].Contains('.', StringComparison.Ordinal))
            {
                // An empty node stands for what was left unsaid; no character of the text is its.
                return;
            }

            if (columns[0].Split('-') is [var first, var last])
            {
                ranges.Add(new(Number(first, line) - 1, Number(last, line) - 1, columns[1], columns[9]));
                return;
            }

            if (Number(columns[0], line) != words.Count + 1)
            {
                throw new FormatException($"Line {line} numbers its word {columns[0]}; {words.Count + 1} comes next.");
            }

            var head = columns[6] is "_" or "" ? -1 : Number(columns[6], line);
            words.Add(new(columns[1], columns[2], columns[3], columns[4], columns[5], head, columns[7], columns[9]));
        }
    }

    private static int Number(string text, int line) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException($"Line {line} has '{text}' where CoNLL-U has a number.");

    private static void CheckHeads(ImmutableArray<ConlluWord>.Builder words, int line)
    {
        foreach (var word in words)
        {
            if (word.Head > words.Count)
            {
                throw new FormatException($"The sentence before line {line} has {words.Count} words, and '{word.Form}' the head {word.Head}.");
            }
        }
    }
}
