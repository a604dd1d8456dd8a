using Rapporteur.Facts;
using Rapporteur.Facts.Cues;

namespace Rapporteur.Training.Extraction;

/// <summary>What one group of rules read, right and wrong.</summary>
/// <param name="Kind">The kind of claim.</param>
/// <param name="Family">A table of cues with the part of speech of its lines, or what an extractor looks for beside its table.</param>
/// <param name="Right">Facts that match one written by hand.</param>
/// <param name="Wrong">Facts that match none.</param>
internal sealed record RuleTally(string Kind, string Family, int Right, int Wrong)
{
    private const string Tables = ".cues.tsv";

    /// <summary>The families of what was read, kind by kind, those that read most first.</summary>
    public static IReadOnlyList<RuleTally> Families(ExtractionScore score) => Of(score, FamilyOf);

    /// <summary>The words that claims were read by.</summary>
    public static IReadOnlyList<RuleTally> Words(ExtractionScore score) => Of(score, fact => $"{fact.ReadBy!.Word} ({fact.ReadBy.Form})");

    /// <summary>The family that a fact was read by.</summary>
    public static string FamilyOf(ScoredFact fact) =>
        fact.ReadBy!.Rule.EndsWith(Tables, StringComparison.Ordinal) ? $"`{fact.ReadBy.Rule}`, {fact.ReadBy.Form}s"
            : fact.ReadBy.Rule.EndsWith(".tsv", StringComparison.Ordinal) ? $"`{fact.ReadBy.Rule}`" : fact.ReadBy.Rule;

    /// <summary>The tables of cues, with how many lines each has and how many of them read anything.</summary>
    public static IEnumerable<(string Table, int Lines, int Used)> LinesUsed(ExtractionScore score)
    {
        foreach (var kind in new[] { "agreed", "demand", "red-line", "proposal", "gap", "meeting" })
        {
            var lines = DataFile.Rows<CueLexicon>(kind + Tables).Select(row => (row["cue"], row["form"])).ToArray();
            var used = score.Facts.Where(scored => scored.Fact.ReadBy!.Rule == kind + Tables).Select(scored => (scored.Fact.ReadBy!.Word, scored.Fact.ReadBy.Form)).ToHashSet();
            yield return (kind + Tables, lines.Length, lines.Count(used.Contains));
        }
    }

    private static List<RuleTally> Of(ExtractionScore score, Func<ScoredFact, string> nameOf) =>
    [
        .. from scored in score.Facts
           group scored by (scored.Fact.Kind, Name: nameOf(scored.Fact)) into found
           let right = found.Count(scored => scored.IsRight)
           orderby Array.FindIndex([.. score.ByKind], pair => pair.Kind == found.Key.Kind), found.Count() descending, found.Key.Name
           select new RuleTally(found.Key.Kind, found.Key.Name, right, found.Count() - right),
    ];
}
