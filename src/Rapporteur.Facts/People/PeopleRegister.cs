using Rapporteur.Facts.Parties;

namespace Rapporteur.Facts.People;

/// <summary>The people of a document, one for each name in its fullest form, and under which shorter names it speaks of them.</summary>
internal sealed class PeopleRegister
{
    private readonly List<Person> people = [];

    // Under each name, full or by its family part, the first who bears it: names are looked up, not compared with everybody's.
    private readonly Dictionary<string, int> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> byParts = new(StringComparer.OrdinalIgnoreCase);

    private PeopleRegister()
    {
    }

    /// <summary>Brings the mentions of a document together.</summary>
    public static PeopleRegister Gather(IReadOnlyList<NameCandidate> candidates)
    {
        var register = new PeopleRegister();
        var owners = new List<string?>();
        // "Jan …" is a person where "Mr …" with that family name comes later.
        var families = candidates.Where(candidate => candidate.IsPerson && !candidate.Name.Contains(' ')).Select(candidate => candidate.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // The fullest names first, so that a family name alone finds its person.
        foreach (var group in candidates.GroupBy(candidate => candidate.Name).OrderByDescending(group => group.Key.Count(c => c == ' ')).ThenBy(group => group.First().Sentence))
        {
            if (register.PlaceOf(group.Key) is not { } at)
            {
                if (!group.Any(candidate => candidate.IsPerson) && !(group.Key.Contains(' ') && families.Contains(FamilyOf(group.Key))))
                {
                    continue;
                }

                at = register.Add(new Person(group.Key, FamilyOf(group.Key)));
                owners.Add(null);
            }

            register.people[at] = With(register.people[at], group);
            owners[at] ??= group.Select(candidate => candidate.Owner).FirstOrDefault(owner => owner is not null);
        }

        var parties = owners.Select(owner => owner is null ? null : register.Find(owner)?.Party).ToArray();
        for (var at = 0; at < parties.Length; at++)
        {
            register.people[at] = register.people[at] with { Party = register.people[at].Party ?? parties[at] };
        }

        return register;
    }

    /// <summary>Everybody, those with the longest names first.</summary>
    public IReadOnlyList<Person> People => people;

    /// <summary>Whom a name means, full or by its family part: "Masri" is "Omar al-Masri". Null for nobody.</summary>
    public Person? Find(string name) => PlaceOf(name) is { } at ? people[at] : null;

    private int Add(Person person)
    {
        var at = people.Count;
        people.Add(person);
        byName.TryAdd(person.Name, at);
        var parts = Parts(person.Name);
        for (var first = 1; first <= parts.Length; first++)
        {
            byParts.TryAdd(string.Join(' ', parts[first..]), at);
        }

        // The family name comes first in some languages, and a first name alone is the person's too.
        if (parts.Length > 1)
        {
            byParts.TryAdd(parts[0], at);
        }

        return at;
    }

    private int? PlaceOf(string name) => (byName.TryGetValue(name, out var whole), byParts.TryGetValue(string.Join(' ', Parts(name)), out var part)) switch
    {
        (true, true) => Math.Min(whole, part),
        (true, false) => whole,
        (false, true) => part,
        _ => null,
    };

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

    private static string FamilyOf(string name) => name.Split(' ')[^1];

    // An article written to a name is no part that tells people apart.
    private static string[] Parts(string name) => [.. PlainLetters.Unaccented(name).Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries)
        .Where(part => !part.Equals("al", StringComparison.OrdinalIgnoreCase) && !part.Equals("el", StringComparison.OrdinalIgnoreCase) && !part.Equals("de", StringComparison.OrdinalIgnoreCase))];
}
