using Rapporteur.Facts.Parties;

namespace Rapporteur.Facts.People;

/// <summary>Brings the mentions of a document together: one person for each name in its fullest form.</summary>
internal static class PeopleRegister
{
    /// <summary>The people, those with the longest names first.</summary>
    public static List<Person> Gather(IReadOnlyList<NameCandidate> candidates)
    {
        var people = new List<(Person Person, string? Owner)>();
        // The fullest names first, so that a family name alone finds its person.
        foreach (var group in candidates.GroupBy(candidate => candidate.Name).OrderByDescending(group => group.Key.Count(c => c == ' ')).ThenBy(group => group.First().Sentence))
        {
            var at = people.FindIndex(pair => Names(pair.Person, group.Key));
            if (at < 0)
            {
                if (!group.Any(candidate => candidate.IsPerson) && !IsNamedLater(group.Key, candidates))
                {
                    continue;
                }

                people.Add((new Person(group.Key, group.Key.Split(' ')[^1]), null));
                at = people.Count - 1;
            }

            people[at] = (With(people[at].Person, group), people[at].Owner ?? group.Select(candidate => candidate.Owner).FirstOrDefault(owner => owner is not null));
        }

        return [.. people.Select(pair => pair.Person.Party is null && pair.Owner is { } owner
            ? pair.Person with { Party = people.Select(other => other.Person).FirstOrDefault(other => Names(other, owner))?.Party }
            : pair.Person)];
    }

    /// <summary>Whether a name, full or by its family part, may be a person's: "Masri" is "Omar al-Masri".</summary>
    public static bool Names(Person person, string name)
    {
        if (person.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var (full, part) = (Parts(person.Name), Parts(name));
        return part.Length < full.Length && (full[^part.Length..].SequenceEqual(part, StringComparer.OrdinalIgnoreCase)
            // The family name comes first in some languages, and a first name alone is the person's too.
            || (part.Length == 1 && full[0].Equals(part[0], StringComparison.OrdinalIgnoreCase)));
    }

    private static Person With(Person person, IEnumerable<NameCandidate> mentions)
    {
        var titled = mentions.FirstOrDefault(candidate => candidate is { Role: not null, Kind: not TitleKind.Honorific });
        return person with
        {
            Title = person.Title ?? titled?.RoleText,
            TitleKind = person.TitleKind == TitleKind.None ? titled?.Kind ?? TitleKind.None : person.TitleKind,
            Party = person.Party ?? mentions.Select(candidate => candidate.Party).FirstOrDefault(party => party is not null),
        };
    }

    // "Jan …" is a person where "Mr …" with that family name comes later.
    private static bool IsNamedLater(string name, IReadOnlyList<NameCandidate> candidates) =>
        name.Contains(' ') && candidates.Any(candidate => candidate.IsPerson && candidate.Name.Length < name.Length && !candidate.Name.Contains(' ')
            && name.EndsWith(" " + candidate.Name, StringComparison.OrdinalIgnoreCase));

    // An article written to a name is no part that tells people apart.
    private static string[] Parts(string name) => [.. PlainLetters.Unaccented(name).Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries)
        .Where(part => !part.Equals("al", StringComparison.OrdinalIgnoreCase) && !part.Equals("el", StringComparison.OrdinalIgnoreCase) && !part.Equals("de", StringComparison.OrdinalIgnoreCase))];
}
