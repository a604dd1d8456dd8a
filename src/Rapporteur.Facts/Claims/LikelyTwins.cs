namespace Rapporteur.Facts.Claims;

/// <summary>Of the claims kept so far, those that may say the same as a new one, with how many words they share: a long text is not compared with all of itself.</summary>
internal sealed class LikelyTwins
{
    private readonly Dictionary<(ClaimKind, string), List<int>> places = [];
    private readonly List<HashSet<string>> words = [];

    /// <summary>Notes what a claim at a place can be found by; places come in order. A place is noted again when its claim has become another one.</summary>
    public void Note(int place, Claim claim)
    {
        var own = Words(claim).ToHashSet(StringComparer.Ordinal);
        var isNew = place == words.Count;
        foreach (var word in own.Where(word => isNew || !words[place].Contains(word)))
        {
            if (!places.TryGetValue((claim.Kind, word), out var noted))
            {
                places[(claim.Kind, word)] = noted = [];
            }

            // A word that a place had, lost and has again is noted already.
            if (isNew || !noted.Contains(place))
            {
                noted.Add(place);
            }
        }

        if (isNew)
        {
            words.Add(own);
        }
        else
        {
            words[place] = own;
        }
    }

    /// <summary>Places to look at in their order, each with the share of common words (Dice), or 1 where all words of the shorter are in the longer and are not one alone.</summary>
    public IEnumerable<(int Place, double Overlap)> Of(Claim claim)
    {
        var own = Words(claim).ToHashSet(StringComparer.Ordinal);
        return own
            .SelectMany(word => places.GetValueOrDefault((claim.Kind, word), []).Where(place => words[place].Contains(word)))
            .CountBy(place => place)
            .Select(shared => (shared.Key, Overlap(shared.Value, own.Count, words[shared.Key].Count)))
            .OrderBy(found => found.Key);
    }

    private static double Overlap(int common, int count, int other) => common > 1 && common == Math.Min(count, other) ? 1 : 2.0 * common / (count + other);

    // A delegate is found by the name; meetings are all looked at.
    private static IEnumerable<string> Words(Claim claim) => claim.Kind switch
    {
        ClaimKind.Delegate => [claim.Person!],
        ClaimKind.Meeting => [""],
        _ => claim.WhatLemmas,
    };
}
