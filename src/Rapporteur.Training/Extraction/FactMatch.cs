namespace Rapporteur.Training.Extraction;

/// <summary>How well a fact that was read matches one written by hand of the same article and kind.</summary>
/// <remarks>
/// A delegate: the same party and person. A meeting: place or date are the same and neither contradicts. All else: the
/// party is the same, or the parties do not contradict, and half the content words are common, or two in five where the quotes overlap.
/// </remarks>
internal static class FactMatch
{
    /// <summary>Most characters of a quote that still points at something.</summary>
    public const int LongestQuote = 700;

    private static readonly Dictionary<string, string> Countries = new(StringComparer.Ordinal)
    {
        ["us"] = "united states", ["u.s."] = "united states", ["usa"] = "united states", ["america"] = "united states", ["united states of america"] = "united states",
        ["uk"] = "united kingdom", ["britain"] = "united kingdom", ["great britain"] = "united kingdom", ["turkiye"] = "turkey",
        ["eu"] = "european union", ["un"] = "united nations", ["uae"] = "united arab emirates", ["dprk"] = "north korea", ["rok"] = "south korea", ["republic of korea"] = "south korea",
        ["drc"] = "democratic republic of the congo", ["dr congo"] = "democratic republic of the congo", ["prc"] = "china", ["people's republic of china"] = "china",
        ["russian federation"] = "russia", ["palestine"] = "palestinians",
    };

    private static readonly Dictionary<string, string> Seats = new(StringComparer.Ordinal)
    {
        ["white house"] = "washington", ["oval office"] = "washington", ["kremlin"] = "moscow", ["downing street"] = "london", ["elysee palace"] = "paris", ["blue house"] = "seoul",
    };

    /// <summary>0 for no match, more for a better one.</summary>
    public static double Of(string article, ScoredFact read, ScoredFact gold)
    {
        if (gold.Kind == "delegate")
        {
            return IsSameParty(read.Party, gold.Party) ? Persons(read.Person, gold.Person) : 0;
        }

        var isClose = Where(article, read.Quote) is var (start, end) && Where(article, gold.Quote) is var (goldStart, goldEnd) && start < goldEnd && goldStart < end;
        var contradict = read.Parties is { Count: > 0 } some && gold.Parties is { Count: > 0 } others && !some.Any(one => others.Any(other => IsSameParty(one, other)));
        if (gold.Kind == "meeting")
        {
            return Meetings(article, read, gold, isClose, contradict);
        }

        if (contradict || (gold.Party is not null && !IsSameParty(read.Party, gold.Party)))
        {
            return 0;
        }

        var overlap = ContentWords.Overlap(read.What, gold.What);
        return overlap >= (isClose ? 0.4 : 0.5) ? 0.01 + overlap + (isClose ? 0.1 : 0) : 0;
    }

    /// <summary>Where a quote first stands in its article, character for character; null where it does not.</summary>
    public static (int Start, int End)? Where(string article, string? quote) =>
        !string.IsNullOrEmpty(quote) && article.IndexOf(quote, StringComparison.Ordinal) is >= 0 and var at ? (at, at + quote.Length) : null;

    private static double Meetings(string article, ScoredFact read, ScoredFact gold, bool isClose, bool contradict)
    {
        var (place, goldPlace, date, goldDate) = (Place(read.Place), Place(gold.Place), read.Date ?? "", gold.Date ?? "");
        var hasPlaces = place.Length > 0 && goldPlace.Length > 0;
        var hasDates = date.Length > 0 && goldDate.Length > 0;
        var isThere = hasPlaces && (goldPlace.Contains(place, StringComparison.Ordinal) || place.Contains(goldPlace, StringComparison.Ordinal) || IsIn(article, place, goldPlace) || IsIn(article, goldPlace, place));
        var isThen = hasDates && (date.StartsWith(goldDate, StringComparison.Ordinal) || goldDate.StartsWith(date, StringComparison.Ordinal));
        if ((hasPlaces && !isThere) || (hasDates && !isThen))
        {
            return 0;
        }

        if (goldPlace.Length == 0 && goldDate.Length == 0)
        {
            return isClose && !contradict ? 0.25 : 0;
        }

        return isThere || isThen ? (isThere ? 0.5 : 0) + (isThen ? 0.5 : 0) + (isClose ? 0.1 : 0) : 0;
    }

    private static bool IsIn(string article, string place, string country) => ContentWords.Plain(article).Contains($"{place}, {country}", StringComparison.Ordinal);

    // One name, also where only its ending differs ("Houthi", "Houthis").
    private static bool IsSameParty(string? one, string? other)
    {
        var (left, right) = (Named(one, Countries), Named(other, Countries));
        return left == right || (ContentWords.Of(left) is { Count: > 0 } words && words.SequenceEqual(ContentWords.Of(right)));
    }

    private static string Place(string? name) => Named(name, Seats);

    private static string Named(string? name, Dictionary<string, string> others)
    {
        var plain = ContentWords.Plain(name);
        plain = plain.StartsWith("the ", StringComparison.Ordinal) ? plain[4..] : plain;
        return others.GetValueOrDefault(plain, plain);
    }

    // The family name decides; a likeness of the whole may be better.
    private static double Persons(string? one, string? other)
    {
        var (left, right) = (Parts(one), Parts(other));
        if (left.Length == 0 || right.Length == 0)
        {
            return 0;
        }

        var family = NameRatio.Of(left[^1], right[^1]);
        return family >= 0.75 ? Math.Max(family, NameRatio.Of(string.Join(' ', left), string.Join(' ', right))) : 0;
    }

    private static string[] Parts(string? name) => ContentWords.Plain(name).Replace('-', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
