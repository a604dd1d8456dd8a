namespace Rapporteur.Training.Extraction;

/// <summary>What was read in one article against what was written by hand, with the pairs that match.</summary>
/// <param name="Text">The article.</param>
/// <param name="Read">The facts that were read.</param>
/// <param name="Gold">The facts written by hand.</param>
/// <param name="Pairs">Places of a fact that was read and of the gold fact that it matches; each fact stands in one pair at most.</param>
internal sealed record ArticleScore(string Text, IReadOnlyList<ScoredFact> Read, IReadOnlyList<ScoredFact> Gold, IReadOnlyList<(int Read, int Gold)> Pairs)
{
    /// <summary>Pairs the best match first. A fact whose quote does not stand in the article, or runs too long, matches nothing.</summary>
    public static ArticleScore Of(string text, IReadOnlyList<ScoredFact> read, IReadOnlyList<ScoredFact> gold)
    {
        var candidates =
            from one in Enumerable.Range(0, read.Count)
            where IsGrounded(text, read[one]) && read[one].Quote!.EnumerateRunes().Count() <= FactMatch.LongestQuote
            from other in Enumerable.Range(0, gold.Count)
            where read[one].Kind == gold[other].Kind
            let match = FactMatch.Of(text, read[one], gold[other])
            where match > 0
            orderby match descending, one descending, other descending
            select (one, other);
        var (usedRead, usedGold, pairs) = (new HashSet<int>(), new HashSet<int>(), new List<(int, int)>());
        foreach (var (one, other) in candidates)
        {
            if (!usedRead.Contains(one) && !usedGold.Contains(other))
            {
                usedRead.Add(one);
                usedGold.Add(other);
                pairs.Add((one, other));
            }
        }

        return new(text, read, gold, pairs);
    }

    /// <summary>Whether a fact's quote stands in its article, character for character.</summary>
    public static bool IsGrounded(string text, ScoredFact fact) => FactMatch.Where(text, fact.Quote) is not null;
}
