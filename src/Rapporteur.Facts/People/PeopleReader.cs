using System.Collections.Immutable;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.People;

/// <summary>Finds the people that a document names, with their titles and the parties that they act for.</summary>
/// <remarks>
/// Runs of capitalised words are taken apart into party, title and name. A run is a person where a title stands with it
/// or where it does what people do. Later mentions by family name are tied to the fullest form of the document.
/// </remarks>
public sealed class PeopleReader(Titles titles, Places places, Outlets outlets)
{
    private sealed record Candidate(int Sentence, string Name, TextSpan Span)
    {
        public TextSpan? TitleSpan { get; init; }

        public string? Title { get; init; }

        public TitleKind Kind { get; init; }

        public Party? Party { get; init; }

        public bool IsPerson { get; init; }
    }

    /// <summary>The people whom each sentence names, in the order of the sentences.</summary>
    public ImmutableArray<ImmutableArray<PersonMention>> Read(IReadOnlyList<Sentence> sentences, IReadOnlyList<ImmutableArray<PartyMention>> parties)
    {
        var candidates = sentences.SelectMany((sentence, at) => CandidatesIn(sentence, at, parties[at])).ToList();
        var people = Gather(candidates);
        return [.. sentences.Select((_, at) => candidates
            .Where(candidate => candidate.Sentence == at)
            .Select(candidate => (candidate, person: people.FirstOrDefault(person => Names(person, candidate.Name))))
            .Where(pair => pair.person is not null)
            .Select(pair => new PersonMention(pair.person!, pair.candidate.Span, pair.candidate.TitleSpan))
            .ToImmutableArray())];
    }

    private List<Candidate> CandidatesIn(Sentence sentence, int at, ImmutableArray<PartyMention> parties)
    {
        var words = NameRuns.Words(sentence, parties);
        var titled = TitledWords(words);
        var found = new List<Candidate>();
        foreach (var (first, last) in NameRuns.In(words, sentence.Source, word => titled[word].Kind != TitleKind.None || words[word].Party is not null))
        {
            var span = words[first].Span.Join(words[last].Span);
            var name = span.Of(sentence.Source);
            if (places.Find(name) is not null || outlets.Find(name) is not null || name.Length < 3)
            {
                continue;
            }

            var candidate = new Candidate(at, name, span) { IsPerson = last > first && DoesWhatPeopleDo(sentence, span) };
            candidate = WithTitleBefore(candidate, sentence, words, titled, first);
            candidate = candidate.TitleSpan is null ? WithTitleAfter(candidate, sentence, words, titled, last) : candidate;
            candidate = WithPartyAfter(candidate, sentence, words, last);
            found.Add(InSeries(candidate, found.LastOrDefault(), sentence));
        }

        return found;
    }

    // Which words are part of a title: the longest titles first, "secretary of state" before "secretary".
    private (TitleKind Kind, int First)[] TitledWords(ImmutableArray<NameWord> words)
    {
        var marks = new (TitleKind Kind, int First)[words.Length];
        for (var at = 0; at < words.Length;)
        {
            var (count, kind) = titles.StartOf([.. words.Skip(at).Take(7).Select(word => word.Text)]);
            for (var next = at; next < at + count; next++)
            {
                marks[next] = (kind, at);
            }

            at += Math.Max(1, count);
        }

        return marks;
    }

    // "Israel's US ambassador, Yehiel …", "State Department spokesman John …", "Ambassador to Washington Yehiel …"
    private static Candidate WithTitleBefore(Candidate candidate, Sentence sentence, ImmutableArray<NameWord> words, (TitleKind Kind, int First)[] titled, int first)
    {
        var at = first - 1;
        if (at < 0 || !IsNear(sentence, words[at].Span, words[first].Span))
        {
            return candidate;
        }

        // Past "(to|of|for) Washington" between title and name.
        Party? of = null;
        if (words[at].Party is { } behind && at > 1)
        {
            var preposition = at;
            while (preposition >= 0 && words[preposition].Party == behind)
            {
                preposition--;
            }

            preposition -= preposition >= 0 && words[preposition].Text is "the" ? 1 : 0;
            if (preposition > 0 && words[preposition].Text is "to" or "of" or "for" && titled[preposition - 1].Kind != TitleKind.None)
            {
                of = words[preposition].Text == "to" ? null : behind.Party;
                at = preposition - 1;
            }
        }

        if (titled[at].Kind == TitleKind.None)
        {
            return candidate;
        }

        var start = titled[at].First;
        // Several titles in a row, "acting", "former": all are part of the role.
        while (start > 0 && words[start - 1].Party is null && IsNextTo(sentence, words[start - 1].Span, words[start].Span)
            && (titled[start - 1].Kind != TitleKind.None || IsRoleWord(words[start - 1])))
        {
            start = titled[start - 1].Kind != TitleKind.None ? titled[start - 1].First : start - 1;
        }

        var span = new TextSpan(words[start].Span.Start, words[first - 1].Span.End);
        return candidate with
        {
            TitleSpan = span,
            Title = span.Of(sentence.Source),
            Kind = titled[at].Kind,
            IsPerson = true,
            Party = of ?? PartyBefore(sentence, words, start),
        };
    }

    // The party that stands before a title; of two ("Israel's US ambassador") the possessor.
    private static Party? PartyBefore(Sentence sentence, ImmutableArray<NameWord> words, int start)
    {
        Party? nearest = null;
        for (var at = start - 1; at >= 0 && at >= start - 5; at--)
        {
            var gap = sentence.Source.AsSpan(words[at].Span.End, words[at + 1].Span.Start - words[at].Span.End);
            if (gap.ContainsAny(",;:()") || gap.Contains("—", StringComparison.Ordinal))
            {
                break;
            }

            if (words[at].Party is { } party)
            {
                nearest = nearest is null || gap.ContainsAny("'’") ? party.Party : nearest;
            }
            else if (!words[at].IsCapital && !IsRoleWord(words[at]))
            {
                break;
            }
        }

        return nearest;
    }

    // "Salem …, the spokesman for the Syrian opposition", "Tete …, Angola's Foreign Minister"
    private static Candidate WithTitleAfter(Candidate candidate, Sentence sentence, ImmutableArray<NameWord> words, (TitleKind Kind, int First)[] titled, int last)
    {
        if (last + 1 >= words.Length || sentence.Source.AsSpan(words[last].Span.End, words[last + 1].Span.Start - words[last].Span.End) is not (", " or " (" or "—" or " — "))
        {
            return candidate;
        }

        Party? party = null;
        for (var at = last + 1; at < words.Length && at <= last + 8; at++)
        {
            if (at > last + 1 && sentence.Source.AsSpan(words[at - 1].Span.End, words[at].Span.Start - words[at - 1].Span.End).ContainsAny(",;.()"))
            {
                break;
            }

            party ??= words[at].Party?.Party;
            if (titled[at].Kind is not (TitleKind.None or TitleKind.Honorific))
            {
                var end = at;
                while (end + 1 < words.Length && titled[end + 1].First == titled[at].First && titled[end + 1].Kind != TitleKind.None)
                {
                    end++;
                }

                // The party may come after: "the spokesman for the Syrian opposition".
                for (var next = end + 1; party is null && next < words.Length && next <= end + 5; next++)
                {
                    if (sentence.Source.AsSpan(words[next - 1].Span.End, words[next].Span.Start - words[next - 1].Span.End).ContainsAny(",;.()"))
                    {
                        break;
                    }

                    party = words[next].Party?.Party;
                }

                var span = new TextSpan(words[last + 1].Span.Start, words[end].Span.End);
                return candidate with { TitleSpan = span, Title = span.Of(sentence.Source), Kind = titled[at].Kind, IsPerson = true, Party = party };
            }

            if (!words[at].IsCapital && words[at].Text is "who" or "which" or "said" or "was" or "is" or "has" or "and")
            {
                break;
            }
        }

        return candidate;
    }

    // "President Paul … of Rwanda"
    private static Candidate WithPartyAfter(Candidate candidate, Sentence sentence, ImmutableArray<NameWord> words, int last)
    {
        var at = last + 1;
        if (candidate.Party is not null || at + 1 >= words.Length || words[at].Text != "of" || !IsNextTo(sentence, words[last].Span, words[at].Span))
        {
            return candidate;
        }

        at += words[at + 1].Text == "the" && at + 2 < words.Length ? 2 : 1;
        return words[at].Party is { } party ? candidate with { Party = party.Party, IsPerson = true } : candidate;
    }

    // "US envoys Steve … and Jared …": the second shares title and party of the first.
    private static Candidate InSeries(Candidate candidate, Candidate? before, Sentence sentence)
    {
        if (before is not { IsPerson: true, Title: not null } || candidate.TitleSpan is not null)
        {
            return candidate;
        }

        var between = sentence.Source[before.Span.End..candidate.Span.Start];
        var isPlural = before.TitleSpan!.Value.End <= before.Span.Start && before.Title.EndsWith('s');
        var joins = between.Trim(' ', ',') is "and" or "" || (between.EndsWith(" and ", StringComparison.Ordinal) && between.StartsWith(" of ", StringComparison.Ordinal));
        return isPlural && joins
            ? candidate with { Title = before.Title, TitleSpan = before.TitleSpan, Kind = before.Kind, IsPerson = true, Party = candidate.Party ?? before.Party }
            : candidate;
    }

    private static bool DoesWhatPeopleDo(Sentence sentence, TextSpan span) => sentence.Tokens
        .Where(token => token.Span.Overlaps(span) && token.Relation == "nsubj")
        .Select(sentence.HeadOf)
        .Any(verb => verb?.Lemma is "say" or "tell" or "add" or "write" or "warn" or "insist" or "argue" or "note" or "meet" or "travel" or "lead");

    private static List<Person> Gather(List<Candidate> candidates)
    {
        var people = new List<Person>();
        // The fullest names first, so that a family name alone finds its person.
        foreach (var group in candidates.GroupBy(candidate => candidate.Name).OrderByDescending(group => group.Key.Count(c => c == ' ')).ThenBy(group => group.First().Sentence))
        {
            var at = people.FindIndex(person => Names(person, group.Key));
            if (at < 0)
            {
                if (!group.Any(candidate => candidate.IsPerson))
                {
                    continue;
                }

                people.Add(new Person(group.Key, group.Key.Split(' ')[^1]));
                at = people.Count - 1;
            }

            var titled = group.FirstOrDefault(candidate => candidate is { Title: not null, Kind: not TitleKind.Honorific });
            people[at] = people[at] with
            {
                Title = people[at].Title ?? titled?.Title,
                TitleKind = people[at].TitleKind == TitleKind.None ? titled?.Kind ?? TitleKind.None : people[at].TitleKind,
                Party = people[at].Party ?? group.Select(candidate => candidate.Party).FirstOrDefault(party => party is not null),
            };
        }

        return people;
    }

    /// <summary>Whether a name, full or by its family part, may be a person's: "Sharaa" is "Ahmed al-Sharaa".</summary>
    internal static bool Names(Person person, string name)
    {
        if (person.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var (full, part) = (Parts(person.Name), Parts(name));
        return part.Length < full.Length && (full[^part.Length..].SequenceEqual(part, StringComparer.OrdinalIgnoreCase)
            // The family name comes first in some languages.
            || (part.Length == 1 && full.Length == 3 && full[0].Equals(part[0], StringComparison.OrdinalIgnoreCase)));
    }

    // An article written to a name is no part that tells people apart.
    private static string[] Parts(string name) => [.. PlainLetters.Unaccented(name).Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries)
        .Where(part => !part.Equals("al", StringComparison.OrdinalIgnoreCase) && !part.Equals("el", StringComparison.OrdinalIgnoreCase))];

    private static bool IsRoleWord(NameWord word) => word.Text.ToLowerInvariant() is
        "acting" or "former" or "deputy" or "senior" or "chief" or "top" or "interim" or "special" or "lead" or "late" or "new" or "outgoing" or "national" or "and" or "vice";

    private static bool IsNextTo(Sentence sentence, TextSpan left, TextSpan right) =>
        sentence.Source.AsSpan(left.End, right.Start - left.End).Trim() is "" or "-" or "'" or "'s" or "’s";

    private static bool IsNear(Sentence sentence, TextSpan left, TextSpan right) =>
        sentence.Source.AsSpan(left.End, right.Start - left.End) is " " or ", " or "\u00A0" or ": ";
}
