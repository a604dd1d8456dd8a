using System.Globalization;
using System.Text;
using Rapporteur.Facts.People;
using Rapporteur.Facts.Reading;
using Rapporteur.Facts.Claims;
using Rapporteur.Language;

namespace Rapporteur.Training.Extraction;

/// <summary>What the reader finds right and wrong in annotated articles, as Markdown: by kind, by rule, by word, and with steps taken out.</summary>
internal static class ExtractionPage
{
    // A word is told of where it was wrong, or right this often; the page would be a list of all words else.
    private const int Telling = 2;

    public static string Of(EnglishReader english, GoldFolder gold, Func<string, bool> isSeed)
    {
        var (others, seeds) = (gold.Only(name => !isSeed(name)), gold.Only(isSeed));
        var (documents, shipped) = (new SeedReader(PageFurniture.Load(), Outlets.Load()), ReadingSteps.Load(english));
        var reader = ClaimReader.Load(shipped);
        var (ofOthers, ofSeeds) = (others.Score(documents, reader), seeds.Score(documents, reader));

        var page = new StringBuilder();
        Line(page, $"Facts read in {others.Count} annotated articles and in the {seeds.Count} seeds:");
        Line(page);
        Kinds(page, ofOthers, ofSeeds);
        Line(page);
        Details(page, ofOthers, ofSeeds);
        Line(page);
        Line(page, "### Steps taken out");
        Line(page);
        Line(page, $"| | F1, {others.Count} articles | precision | recall | attribution right | F1, seeds |");
        Line(page, "| --- | --- | --- | --- | --- | --- |");
        foreach (var (name, steps) in Ablations.Of(shipped))
        {
            var without = ClaimReader.Load(steps);
            var (score, onSeeds) = (others.Score(documents, without), seeds.Score(documents, without));
            Line(page, $"| {name} | {Shown(score.All.F1 / 100)} | {Shown(score.All.Precision)} | {Shown(score.All.Recall)} | {Shown(score.AttributionRight)} | {Shown(onSeeds.All.F1 / 100)} |");
        }

        Line(page);
        Rules(page, ofOthers, ofSeeds);
        return page.ToString();
    }

    private static void Kinds(StringBuilder page, ExtractionScore others, ExtractionScore seeds)
    {
        Line(page, "| kind | precision | recall | F1 | right of read, of annotated | seeds: precision | recall | F1 | right of read, of annotated |");
        Line(page, "| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var ((kind, tally), (_, ofSeeds)) in others.ByKind.Append(("all", others.All)).Zip(seeds.ByKind.Append(("all", seeds.All))))
        {
            Line(page, $"| {kind} | {Cells(tally)} | {Cells(ofSeeds)} |");
        }
    }

    private static string Cells(Tally tally) =>
        $"{Shown(tally.Precision)} | {Shown(tally.Recall)} | {Shown(tally.F1 / 100)} | {tally.Right} of {tally.Answered}, of {tally.Gold}";

    private static void Details(StringBuilder page, ExtractionScore others, ExtractionScore seeds)
    {
        Line(page, "| of the facts that match | articles | seeds |");
        Line(page, "| --- | --- | --- |");
        Line(page, $"| delegates with the right part | {Shown(others.PartRight)} | {Shown(seeds.PartRight)} |");
        Line(page, $"| attribution right where there is one | {Shown(others.AttributionRight)} | {Shown(seeds.AttributionRight)} |");
        Line(page, $"| attribution given where there is none | {others.AttributionNeedless} | {seeds.AttributionNeedless} |");
        Line(page, $"| planned or supposed, given as stated | {others.GivenAsStated} | {seeds.GivenAsStated} |");
        Line(page, $"| wording of `what` (mean F1 of content words) | {Shown(others.Wording)} | {Shown(seeds.Wording)} |");
        Line(page, $"| quotes that do not stand in the article (of all facts) | {others.Ungrounded} | {seeds.Ungrounded} |");
    }

    private static void Rules(StringBuilder page, ExtractionScore others, ExtractionScore seeds)
    {
        var ofSeeds = RuleTally.Families(seeds).ToDictionary(tally => (tally.Kind, tally.Family));
        Line(page, "### Rules");
        Line(page);
        Line(page, $"\"F1 without\" is the F1 of all kinds on the articles if the facts of that rule were left out (with all of them {Shown(others.All.F1 / 100)}): where it is higher, the rule costs more than it brings.");
        Line(page);
        Line(page, "| kind | rules | right | wrong | F1 without | seeds: right | wrong |");
        Line(page, "| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var tally in RuleTally.Families(others))
        {
            var without = others.Without(fact => fact.Kind == tally.Kind && RuleTally.FamilyOf(fact) == tally.Family).All.F1 / 100;
            var seed = ofSeeds.GetValueOrDefault((tally.Kind, tally.Family));
            Line(page, $"| {tally.Kind} | {tally.Family} | {tally.Right} | {tally.Wrong} | {Shown(without)} | {seed?.Right ?? 0} | {seed?.Wrong ?? 0} |");
            ofSeeds.Remove((tally.Kind, tally.Family));
        }

        foreach (var tally in ofSeeds.Values)
        {
            Line(page, $"| {tally.Kind} | {tally.Family} | 0 | 0 | – | {tally.Right} | {tally.Wrong} |");
        }

        Line(page);
        Line(page, $"Words on the articles, right–wrong, those that were wrong or right {Telling} times and more:");
        Line(page);
        foreach (var kind in RuleTally.Words(others).Where(tally => tally.Wrong > 0 || tally.Right >= Telling).GroupBy(tally => tally.Kind))
        {
            Line(page, $"- {kind.Key}: {string.Join(", ", kind.Select(tally => $"{tally.Family} {tally.Right}–{tally.Wrong}"))}");
        }

        Line(page);
        Line(page, $"Lines of the tables that read something in these articles: {string.Join(", ", RuleTally.LinesUsed(others).Select(table => $"`{table.Table}` {table.Used} of {table.Lines}"))}. The others wait for other articles.");
    }

    private static string Shown(double? share) => share is { } known ? known.ToString("F3", CultureInfo.InvariantCulture) : "–";

    private static void Line(StringBuilder page, string line = "") => page.Append(line).Append('\n');
}
