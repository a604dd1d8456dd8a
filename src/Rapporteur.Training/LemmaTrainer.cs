using System.Text;
using Rapporteur.Language.Conllu;
using Rapporteur.Language.Tagging;

namespace Rapporteur.Training;

/// <summary>Learns the lemmatiser's edits: for each tag and ending the most frequent one, kept only where a shorter ending says otherwise.</summary>
internal static class LemmaTrainer
{
    private const int LeastSeen = 2;
    private const string None = "_";

    public static byte[] Train(IEnumerable<ConlluSentence> sentences)
    {
        // Key: tag and ending; value: how often each edit was seen with it.
        var counts = new Dictionary<(string Xpos, string Ending, bool IsWhole), Dictionary<(int Cut, string Add), int>>();
        foreach (var word in sentences.SelectMany(sentence => sentence.Words).Where(word => word.Lemma != None && !word.Features.Contains("Typo=Yes", StringComparison.Ordinal)))
        {
            var plain = Lemmatiser.Plain(word.Form, word.Xpos);
            var edit = EditOf(plain, word.Lemma);
            for (var length = 0; length <= Math.Min(Lemmatiser.LongestEnding, plain.Length - 1); length++)
            {
                Count((word.Xpos, plain[^length..], false), edit);
            }

            Count((word.Xpos, plain, true), edit);
        }

        var kept = new Dictionary<uint, (int Cut, string Add)>();
        foreach (var (key, edits) in counts.OrderBy(pair => pair.Key.IsWhole ? int.MaxValue : pair.Key.Ending.Length).ThenBy(pair => pair.Key.Xpos, StringComparer.Ordinal).ThenBy(pair => pair.Key.Ending, StringComparer.Ordinal))
        {
            var (best, seen) = edits.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Cut).ThenBy(pair => pair.Key.Add, StringComparer.Ordinal).First();
            if ((seen >= LeastSeen || key.IsWhole) && Shorter(key.Xpos, key.Ending, key.IsWhole) != best)
            {
                kept[KeyOf(key.Xpos, key.Ending, key.IsWhole)] = best;
            }
        }

        return Write(kept);

        void Count((string, string, bool) key, (int, string) edit)
        {
            if (!counts.TryGetValue(key, out var edits))
            {
                counts[key] = edits = [];
            }

            edits[edit] = edits.GetValueOrDefault(edit) + 1;
        }

        (int Cut, string Add) Shorter(string xpos, string ending, bool isWhole)
        {
            for (var length = isWhole ? Math.Min(Lemmatiser.LongestEnding, ending.Length - 1) : ending.Length - 1; length >= 0; length--)
            {
                if (kept.TryGetValue(KeyOf(xpos, ending[^length..], false), out var edit))
                {
                    return edit;
                }
            }

            return (0, "");
        }
    }

    private static uint KeyOf(string xpos, string ending, bool isWhole) =>
        isWhole ? Lemmatiser.Key(ending, ending.Length, xpos) : Lemmatiser.Key("." + ending, ending.Length, xpos);

    private static (int Cut, string Add) EditOf(string plain, string lemma)
    {
        var common = 0;
        while (common < plain.Length && common < lemma.Length && plain[common] == lemma[common])
        {
            common++;
        }

        return (plain.Length - common, lemma[common..]);
    }

    private static byte[] Write(Dictionary<uint, (int Cut, string Add)> kept)
    {
        List<(int Cut, string Add)> edits = [.. kept.Values.Where(edit => edit.Cut < 256).Distinct().OrderBy(edit => edit.Cut).ThenBy(edit => edit.Add, StringComparer.Ordinal)];
        var numbers = edits.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write((ushort)edits.Count);
        foreach (var (cut, add) in edits)
        {
            writer.Write((byte)cut);
            writer.Write(add);
        }

        var entries = kept.Where(pair => pair.Value.Cut < 256).OrderBy(pair => pair.Key).ToList();
        writer.Write(entries.Count);
        foreach (var (key, edit) in entries)
        {
            writer.Write(key);
            writer.Write((ushort)numbers[edit]);
        }

        writer.Flush();
        return stream.ToArray();
    }
}
