using System.Globalization;
using System.Text;
using Rapporteur.Language;
using Rapporteur.Language.Conllu;

namespace Rapporteur.Training;

/// <summary>The scores of a model as a Markdown table, and their place in the documentation.</summary>
internal static class ScorePage
{
    private const string Begin = "<!-- scores: written by Rapporteur.Training -->";
    private const string End = "<!-- end of scores -->";

    public static string Of(EnglishReader reader, IReadOnlyList<ConlluSentence> gold, string treebank, long modelBytes)
    {
        var page = new StringBuilder();
        var fromTokens = Scorer.FromTokens(reader, gold);
        var fromText = Scorer.FromText(reader, gold);
        page.AppendLine(CultureInfo.InvariantCulture, $"Scores on `{treebank}` ({gold.Sum(sentence => sentence.Words.Length):N0} words), F1 in percent:").AppendLine();
        page.AppendLine("| | sentences | tokens | UPOS | XPOS | lemmas | UAS | LAS |").AppendLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var (name, tallies) in new[] { ("gold tokens", fromTokens), ("raw text", fromText) })
        {
            page.AppendLine($"| {name} | {string.Join(" | ", new[] { "Sentences", "Tokens", "UPOS", "XPOS", "Lemma", "UAS", "LAS" }.Select(kind => Shown(tallies.GetValueOrDefault(kind))))} |");
        }

        page.AppendLine().AppendLine("| names | in the treebank | F1 |").AppendLine("| --- | --- | --- |");
        foreach (var (kind, tally) in Scorer.Names(reader, gold).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            page.AppendLine(CultureInfo.InvariantCulture, $"| {kind} | {tally.Gold} | {Shown(tally)} |");
        }

        page.AppendLine().AppendLine("| later mentions of persons | tied | tied to the right one |").AppendLine("| --- | --- | --- |");
        foreach (var (kind, (right, tied)) in LaterMentionScorer.Of(reader, gold).OrderBy(pair => pair.Key))
        {
            page.AppendLine(CultureInfo.InvariantCulture, $"| by {kind.ToString().ToLowerInvariant()} | {tied} | {100.0 * right / tied:F1} % |");
        }

        page.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Model file: {modelBytes / 1e6:F2} MB.");
        return page.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>Puts the scores into a page between its two marks.</summary>
    /// <exception cref="InvalidDataException">The page has no such marks.</exception>
    public static void Write(string path, string scores)
    {
        var page = File.ReadAllText(path);
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
        {
            throw new InvalidDataException($"'{path}' has no place for scores: it needs the lines '{Begin}' and '{End}'.");
        }

        File.WriteAllText(path, $"{page[..begin]}{Begin}\n{scores}{page[end..]}");
    }

    private static string Shown(Tally? tally) => tally?.F1 is { } score ? score.ToString("F2", CultureInfo.InvariantCulture) : "–";
}
