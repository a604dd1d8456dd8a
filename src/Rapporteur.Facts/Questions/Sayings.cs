using System.Collections.Immutable;
using Rapporteur.Facts.Attributions;
using Rapporteur.Facts.Merging;
using Rapporteur.Facts.Parties;

namespace Rapporteur.Facts.Questions;

/// <summary>Somebody whose words documents pass on: a person, an outlet, an office, or a source without a name.</summary>
/// <param name="Name">As the documents call the speaker, in the fullest form.</param>
/// <param name="Sayings">At least one, in the order of documents and text.</param>
public sealed record Speaker(string Name, ImmutableArray<Saying> Sayings);

/// <summary>Asks who is reported to have said what.</summary>
public static class SayingsQuestion
{
    /// <summary>Everybody whose words a document passes on, the most often quoted first; those with names of their own before "officials".</summary>
    public static ImmutableArray<Speaker> Speakers(this FactBase facts) =>
    [
        .. facts.Readings
            .SelectMany(reading => reading.Sayings.Where(saying => saying.Citation.Holds(reading.Document)))
            .GroupBy(saying => string.Join(' ', WordsOf(saying.By)), StringComparer.Ordinal)
            .Select(group => new Speaker(group.MaxBy(saying => saying.By.Length)!.By, [.. group]))
            .OrderByDescending(speaker => speaker.Name.Any(char.IsUpper))
            .ThenByDescending(speaker => speaker.Sayings.Length)
            .ThenBy(speaker => speaker.Name, StringComparer.Ordinal),
    ];

    /// <summary>Those whom a typed name can mean: all its words in the name, then a spelling or slip of it, then who speaks for the party of that name.</summary>
    /// <param name="party">The party that the typed name means, or null.</param>
    public static ImmutableArray<Speaker> SpeakersNamed(this FactBase facts, string name, Party? party)
    {
        var all = facts.Speakers();
        var typed = WordsOf(name);
        if (typed.Length == 0)
        {
            return [];
        }

        var exact = all.Where(speaker => typed.All(WordsOf(speaker.Name).Contains)).ToImmutableArray();
        var near = exact.IsEmpty ? [.. all.Where(speaker => IsNear(speaker.Name, name, typed))] : exact;
        return party is null ? near : [.. near, .. all.Where(speaker => !near.Contains(speaker) && speaker.Sayings.Any(saying => saying.Parties.Contains(party)))];
    }

    private static bool IsNear(string speaker, string name, string[] typed) => typed.Length == 1
        ? WordsOf(speaker).Any(word => word.Length > 4 && typed[0].Length > 4 && (PlainLetters.Distance(word, typed[0]) <= 1 || PersonSpelling.Skeleton(word) == PersonSpelling.Skeleton(typed[0])))
        : PersonSpelling.IsSame(speaker, name);

    // "The centre" and "a centre" are one; articles of Arabic names tell nobody apart either.
    private static string[] WordsOf(string name) => [.. PersonSpelling.Parts(name).Where(word => word is not ("the" or "a" or "mr" or "ms" or "mrs"))];
}
