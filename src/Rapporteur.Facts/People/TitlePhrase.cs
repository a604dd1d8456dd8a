using System.Collections.Immutable;
using Rapporteur.Facts.Parties;

namespace Rapporteur.Facts.People;

/// <summary>A title as it stands with a name, and who its bearer acts for.</summary>
/// <param name="First">First word of the phrase, with the party that it names: "Ruritania's US ambassador".</param>
/// <param name="RoleFirst">First word of the role itself: "ambassador", "acting national security adviser".</param>
/// <param name="Last">Last word of the phrase.</param>
/// <param name="Party">The party named with the title, or null.</param>
/// <param name="Owner">Where a person owns it ("Novak's envoy"), the last word of that person's name; -1 else.</param>
internal sealed record TitlePhrase(int First, int RoleFirst, int Last, TitleKind Kind, Party? Party, int Owner);

/// <summary>Reads titles before and after names. Needs the words of a sentence with the titles marked among them.</summary>
internal sealed class TitlePhrases
{
    // An apposition longer than this says something else than an office.
    private const int LongestApposition = 14;

    private readonly ImmutableArray<NameWord> words;
    private readonly (TitleKind Kind, int First)[] marks;

    public TitlePhrases(ImmutableArray<NameWord> words, Titles titles)
    {
        this.words = words;
        marks = new (TitleKind, int)[words.Length];
        for (var at = 0; at < words.Length;)
        {
            var (count, kind) = titles.StartOf([.. words.Skip(at).Take(8).Select(word => word.Text)]);
            // "led", "head" and "count" are titles as nouns only; a title does not reach over a comma.
            if (count > 0 && (words[at].Upos == "PRON" || words[at + count - 1].Upos is not ("NOUN" or "PROPN" or "X") && kind is not (TitleKind.Modifier or TitleKind.Honorific) && !words[at + count - 1].IsCapital
                || words.Skip(at + 1).Take(count - 1).Any(word => !word.Adjoins && !word.IsOwned)))
            {
                count = 0;
            }

            for (var next = at; next < at + count; next++)
            {
                marks[next] = (kind, at);
            }

            at += Math.Max(1, count);
        }
    }

    /// <summary>Whether a word is part of a title or of what goes before one.</summary>
    public bool IsTitle(int word) => marks[word].Kind != TitleKind.None && (marks[word].Kind != TitleKind.Modifier || !words[word].IsCapital || IsTitleHead(word + 1));

    /// <summary>The title that ends right before a name; null for none.</summary>
    /// <param name="name">First word of the name.</param>
    /// <param name="isName">Whether a word is part of some name.</param>
    public TitlePhrase? Before(int name, Func<int, bool> isName)
    {
        var end = name - 1;
        if (end < 0 || !(words[name].Adjoins || words[name].Gap is ", " or ": "))
        {
            return null;
        }

        if (!IsTitleHead(end))
        {
            end = words[name].Adjoins || words[name].Gap == ", " ? BeforeComplement(end, isName) : -1;
        }

        if (end < 0 || !IsTitleHead(end) || (words[name].Gap != " " && marks[end].Kind == TitleKind.Honorific))
        {
            return null;
        }

        var phrase = Phrase(Start(end, isName), end, name - 1);
        // "The Ruritanian mediator, former President Anna Berg": both are hers.
        if (phrase.First > 0 && words[phrase.First].Gap == ", " && IsTitleHead(phrase.First - 1) && !isName(phrase.First - 1))
        {
            var outer = Phrase(Start(phrase.First - 1, isName), phrase.First - 1, phrase.First - 1);
            phrase = outer with { Last = phrase.Last, Party = outer.Party ?? phrase.Party, Kind = outer.Kind == TitleKind.Negotiator ? outer.Kind : phrase.Kind };
        }

        // "Anna Berg, the minister, Carl Dahl": the title is hers.
        return words[name].Gap == ", " && phrase.First > 0 && isName(phrase.First - 1) && words[phrase.First].Gap == ", " ? null : phrase;
    }

    /// <summary>The title that stands behind a name as its apposition; null for none.</summary>
    public TitlePhrase? After(int name, Func<int, bool> isName)
    {
        var first = name + 1;
        if (first >= words.Length || words[first].Gap.Trim() is not ("," or "—" or "–" or "--" or "-") || words[first].Text is "and")
        {
            return null;
        }

        // "Anna Berg, who is also Ruritania's chief negotiator"
        if (words[first].Text == "who" && first + 2 < words.Length && words[first + 1].Text is "is" or "was" or "serves")
        {
            first += 2;
            first += first + 1 < words.Length && words[first].Text is "also" or "currently" or "now" or "as" ? 1 : 0;
        }

        var head = -1;
        var last = first;
        for (var at = first; at < words.Length && at < first + LongestApposition; at++)
        {
            if (at > first && !words[at].Adjoins && !words[at].IsOwned || !IsOfApposition(at))
            {
                break;
            }

            if (isName(at) && at > first && words[at].Adjoins && !isName(at - 1) && !IsPossessive(at, isName)
                && (marks[at - 1].Kind != TitleKind.None || (head >= 0 && at + 1 < words.Length && words[at + 1].Adjoins && isName(at + 1))))
            {
                // "Anna Berg, Prime Minister Carl Dahl": the title is his.
                return null;
            }

            if (head < 0 && IsTitleHead(at) && !(at + 1 < words.Length && (words[at + 1].IsOwned || words[at + 1].Adjoins && (isName(at + 1) || IsTitleHead(at + 1)))))
            {
                head = at;
            }

            last = at;
        }

        if (head < 0 || marks[head].Kind is TitleKind.Honorific)
        {
            return null;
        }

        var phrase = Phrase(first, head, last);
        // "Anna Berg, the president of the Army's political wing, Northern Dawn": the wing has a name of its own.
        return last + 1 < words.Length && words[last + 1] is { Gap: ", ", Party: { } wing } && words[last].Text is "wing" or "arm" or "branch" or "offshoot" or "umbrella" or "party" or "movement" or "faction"
            ? phrase with { Party = wing.Party } : phrase;
    }

    private bool IsPossessive(int name, Func<int, bool> isName)
    {
        while (name < words.Length && isName(name))
        {
            name++;
        }

        return name < words.Length && words[name].IsOwned;
    }

    // "Ambassador to Washington", "special envoy for the region": back over what the title is for.
    private int BeforeComplement(int at, Func<int, bool> isName)
    {
        var end = at;
        var floor = Math.Max(0, at - 8);
        while (at > floor && (words[at].Adjoins || (words[at].IsOwned && words[at].Party is not null)) && !isName(at) && (words[at].Party is not null || words[at].IsCapital || words[at].Text is "the" or "talks" or "negotiations" or "process" or "peace" or "rebel" or "armed" or "opposition" or "main" or "government" or "separatist" or "militant" or "breakaway"))
        {
            at--;
        }

        return at > 0 && at < end && words[at].Adjoins && words[at].Text is "to" or "of" or "for" or "at" or "in" ? at - 1 : -1;
    }

    private int Start(int end, Func<int, bool> isName)
    {
        var start = marks[end].First;
        while (start > 0)
        {
            var (word, before) = (words[start], words[start - 1]);
            if (word.IsOwned && (before.Party is not null || before.IsCapital || before.Upos is "NOUN" or "PROPN"))
            {
                start = marks[start - 1].Kind == TitleKind.None ? start - 1 : marks[start - 1].First;
            }
            else if (word.Adjoins && before.Text is "and" && before.Adjoins && start > 1 && JoinedTitle(start - 2, isName) is >= 0 and var joined)
            {
                start = joined;
            }
            else if (word.Adjoins && !isName(start - 1) && (before.Party is not null || marks[start - 1].Kind != TitleKind.None || before.Upos is "ADJ" or "NOUN" or "PROPN"))
            {
                start = marks[start - 1].Kind == TitleKind.None ? start - 1 : marks[start - 1].First;
            }
            else if (isName(start - 1) && word.Adjoins && start < words.Length && words[start].IsOwned)
            {
                start--;
            }
            else
            {
                break;
            }
        }

        return start;
    }

    // Where "the ambassador to Ruritania and special envoy" joins two titles: the first of them.
    private int JoinedTitle(int end, Func<int, bool> isName)
    {
        var at = IsTitleHead(end) ? end : BeforeComplement(end, isName);
        return at >= 0 && IsTitleHead(at) ? marks[at].First : -1;
    }

    private TitlePhrase Phrase(int first, int head, int last)
    {
        var start = first;
        while (start < head && words[start].Text is "the" or "a" or "an" or "and" or "The" or "his" or "her" or "their" or "its")
        {
            start++;
        }

        Party? party = null;
        var owner = -1;
        var roleFirst = start;
        for (var at = start; at <= last; at++)
        {
            var isOwner = at + 1 < words.Length && words[at + 1].IsOwned;
            // A party behind "to" or "for" is where the work is done, not whom it is done for.
            var isWhere = at > start && (words[at - 1].Text is "to" or "for" or "on" or "in" or "at" or "with" || words[at - 1].Text is "the" && at > start + 1 && words[at - 2].Text is "to" or "for" or "on" or "in" or "at" or "with");
            // "negotiator for the Front": this one works for it.
            isWhere &= !(at > head && words[head].Text.ToLowerInvariant() is "negotiator" or "negotiators" or "spokesman" or "spokeswoman" or "spokesperson" or "representative" or "delegate" or "lawyer" && words[head + 1].Text == "for");
            if (words[at].Party is { } mention && !isWhere && party is null)
            {
                party = mention.Party;
            }

            if (isOwner && at < head && words[at].Party is null && words[at].IsCapital && marks[at].Kind == TitleKind.None)
            {
                owner = at;
            }

            // Only the bearer's own party is taken off, and whose office it is: "US ambassador" of Ruritania's, "Novak's envoy" stay whole.
            var isOfPerson = isOwner && owner == at;
            if (at < head && !isWhere && !isOfPerson && (words[at].Party is { } taken ? taken.Party == party : isOwner))
            {
                roleFirst = at + 1;
            }
        }

        // Titles that hold the party's name ("UN special envoy") are all role once the party is taken off.
        return new TitlePhrase(start, Math.Min(roleFirst, head), last, marks[head].Kind, party, party is null ? owner : -1);
    }

    private bool IsTitleHead(int word) => word < words.Length && marks[word].Kind is not (TitleKind.None or TitleKind.Modifier) && (word + 1 == words.Length || marks[word + 1].First != marks[word].First || marks[word + 1].Kind == TitleKind.None);

    private bool IsOfApposition(int word) =>
        words[word].Upos is "NOUN" or "PROPN" or "ADJ" or "DET" or "X" or "NUM" or "PART" || marks[word].Kind != TitleKind.None
        || words[word].Party is not null || words[word].Text is "of" or "for" or "to" or "in" or "at" or "on" or "and" or "the" or "his" or "her" or "their" or "its" or "acting";
}
