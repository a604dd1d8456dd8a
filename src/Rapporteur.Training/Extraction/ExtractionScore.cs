using Rapporteur.Facts.Claims;

namespace Rapporteur.Training.Extraction;

/// <summary>Figures over several articles.</summary>
internal sealed class ExtractionScore
{
    private readonly IReadOnlyList<ArticleScore> articles;

    public ExtractionScore(IEnumerable<ArticleScore> scored)
    {
        articles = [.. scored];
        ByKind = [.. ClaimKinds.All.Select(kind => (kind.Name(), Count(fact => fact.Kind == kind.Name())))];
        All = Count(_ => true);
        Ungrounded = articles.Sum(article => article.Read.Count(fact => !ArticleScore.IsGrounded(article.Text, fact)));
        var pairs = articles.SelectMany(article => article.Pairs.Select(pair => (Read: article.Read[pair.Read], Gold: article.Gold[pair.Gold]))).ToArray();
        PartRight = Share(pairs.Where(pair => pair.Gold.Kind == "delegate"), pair => pair.Read.Part == pair.Gold.Part);
        AttributionRight = Share(
            pairs.Where(pair => !string.IsNullOrEmpty(pair.Gold.AttributedTo)),
            pair => ContentWords.Overlap(pair.Read.AttributedTo, pair.Gold.AttributedTo) >= 0.5);
        AttributionNeedless = pairs.Count(pair => string.IsNullOrEmpty(pair.Gold.AttributedTo) && !string.IsNullOrEmpty(pair.Read.AttributedTo));
        GivenAsStated = pairs.Count(pair => !IsStated(pair.Gold) && IsStated(pair.Read));
        Wording = pairs.Where(pair => !string.IsNullOrEmpty(pair.Gold.What)).Select(pair => (double?)ContentWords.Overlap(pair.Read.What, pair.Gold.What)).Average();
    }

    /// <summary>Hits of each kind, in the order in which kinds are listed.</summary>
    public IReadOnlyList<(string Kind, Tally Tally)> ByKind { get; }

    public Tally All { get; }

    /// <summary>Facts that were read whose quote is not in the article, character for character.</summary>
    public int Ungrounded { get; }

    /// <summary>Share of matched delegates with the right part; null with none.</summary>
    public double? PartRight { get; }

    /// <summary>Share of matches with the right source where the gold names one; null with none.</summary>
    public double? AttributionRight { get; }

    /// <summary>Matches with a source where the gold has none.</summary>
    public int AttributionNeedless { get; }

    /// <summary>Matches that are planned or speculated in the gold and stated in what was read.</summary>
    public int GivenAsStated { get; }

    /// <summary>Mean overlap of the words of <c>what</c> over matches; null with none.</summary>
    public double? Wording { get; }

    /// <summary>The facts that were read, each with whether it matches one written by hand.</summary>
    public IEnumerable<(ScoredFact Fact, bool IsRight)> Facts =>
        from article in articles
        let right = article.Pairs.Select(pair => pair.Read).ToHashSet()
        from at in Enumerable.Range(0, article.Read.Count)
        select (article.Read[at], right.Contains(at));

    /// <summary>The score if some of the facts had not been read.</summary>
    public ExtractionScore Without(Func<ScoredFact, bool> isLeftOut) =>
        new(articles.Select(article => ArticleScore.Of(article.Text, [.. article.Read.Where(fact => !isLeftOut(fact))], article.Gold)));

    private static bool IsStated(ScoredFact fact) => (fact.Modality ?? "stated") == "stated";

    private static double? Share<T>(IEnumerable<T> all, Func<T, bool> isRight) => all.Select(one => isRight(one) ? 1.0 : 0.0).Cast<double?>().Average();

    private Tally Count(Func<ScoredFact, bool> isCounted) => new()
    {
        Gold = articles.Sum(article => article.Gold.Count(isCounted)),
        Answered = articles.Sum(article => article.Read.Count(isCounted)),
        Right = articles.Sum(article => article.Pairs.Count(pair => isCounted(article.Gold[pair.Gold]))),
    };
}
