using System.Collections.Immutable;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.People;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Parties;

/// <summary>Tells which parties a noun phrase of a document means: by name, office, person, pronoun or "both sides".</summary>
/// <remarks>Pronouns and epithets take the nearest party that fits and stands as a subject, as in Hobbs, "Resolving Pronoun References" (1978), without his full walk of the tree.</remarks>
public sealed class Referents
{
    private const int LongestChain = 8;

    // Sentences back that "the group" may still mean who was named there.
    private const int LongestMemory = 200;

    // Adjectives that leave a noun as general as it was: "the two warring sides".
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
        { "warring", "rival", "opposing", "neighboring", "neighbouring", "negotiating", "political", "other", "respective", "main", "armed", "conflicting", "concerned", "participating", "federal", "central", "local", "new" };

    private readonly Offices offices;
    private readonly PartyNames names;
    private readonly ImmutableArray<SentenceReading> sentences;
    private readonly Sides sides;
    private readonly Lazy<SentenceReading?> firstWe;
    private int depth;

    /// <param name="sentences">All sentences of one document that are read for claims.</param>
    /// <param name="datelineCountry">The country that the report is written from, where its dateline shows it.</param>
    public Referents(ImmutableArray<SentenceReading> sentences, PartyNames names, Offices offices, string? datelineCountry)
    {
        (this.sentences, this.names, this.offices) = (sentences, names, offices);
        sides = new Sides(sentences, names, offices, datelineCountry);
        firstWe = new(() => sentences.FirstOrDefault(sentence => sentence.Sentence.Tokens.Any(IsWe)));
    }

    /// <summary>The parties of the document, the one that it speaks of most first.</summary>
    public ImmutableArray<Party> Main => sides.Main;

    /// <summary>Asked for the parties of whoever is quoted as saying a word: what "we" means within a quotation.</summary>
    internal Func<SentenceReading, Token, ImmutableArray<Party>> SpeakersAt { get; set; } = (_, _) => [];

    /// <summary>The parties that a phrase means, with those joined to it by "and"; empty where it means none.</summary>
    public ImmutableArray<Party> PartiesOf(SentenceReading reading, Token head)
    {
        // "They", said of "their envoys": a chain of words that stand for each other ends somewhere, or means nobody.
        if (depth > LongestChain)
        {
            return [];
        }

        depth++;
        var parties = reading.Sentence.Conjuncts(head).SelectMany(part => One(reading, part, 0)).Distinct()
            .Select(Called)
            .ToImmutableArray();
        depth--;
        return parties;
    }

    /// <summary>Whether a party is a state.</summary>
    public bool IsState(Party party) => names.States.Contains(party);

    /// <summary>A party with the name that the document calls it most.</summary>
    public Party Called(Party party) => sides.Called(party);

    /// <summary>The person whom a phrase means: by name, by pronoun, or by a title that was given before ("the envoy").</summary>
    public Person? PersonOf(SentenceReading reading, Token head)
    {
        if (NamedPerson(reading, head) is { } named)
        {
            return named;
        }

        if (head is { Upos: "PRON" } && head.Lemma.ToLowerInvariant() is "he" or "she" or "his" or "her" or "him")
        {
            return PersonBefore(reading, head, _ => true);
        }

        // "the minister", "the envoy": a definite office without a name is the last person who bore it.
        if (head.Upos == "NOUN" && reading.Sentence.Children(head, "det").Any(det => det.Lemma == "the")
            && !reading.Sentence.Children(head).Any(child => child.Relation is "nmod" or "acl"))
        {
            return PersonBefore(reading, head, person => person.Title?.Contains(head.Lemma, StringComparison.OrdinalIgnoreCase) == true)
                ?? PersonBefore(reading, head, person => IsCalled(person, head));
        }

        return null;
    }

    /// <summary>The one person of the document who bears the title that a definite phrase names ("the US ambassador to Turkey"), or the one just spoken of who serves its party ("the top American diplomat").</summary>
    public Person? PersonByTitle(SentenceReading reading, Token head)
    {
        if (head.Upos != "NOUN" || !reading.Sentence.Children(head, "det").Any(det => det.Lemma == "the"))
        {
            return null;
        }

        var owners = Owners(reading, head);
        var bearers = sentences.SelectMany(sentence => sentence.People).Select(mention => mention.Person).Distinct()
            .Where(person => person.Title?.Contains(head.Lemma, StringComparison.OrdinalIgnoreCase) == true && (owners.Length == 0 || person.Party is null || owners.Contains(person.Party)))
            .Take(2).ToArray();
        if (bearers.Length == 1 && head.Lemma is not ("official" or "leader" or "member"))
        {
            return bearers[0];
        }

        return head.Lemma is "diplomat" or "envoy" or "negotiator" && owners.Length > 0 ? PersonBefore(reading, head, person => person.Party is { } party && owners.Contains(party)) : null;
    }

    // "The envoy", said of an ambassador; "the embattled leader", of a president.
    private static bool IsCalled(Person person, Token noun) => noun is { Xpos: "NN" } && noun.Lemma switch
    {
        "envoy" => person.Title?.Contains("ambassador", StringComparison.OrdinalIgnoreCase) == true,
        "leader" or "ruler" => person.TitleKind == TitleKind.Head,
        _ => false,
    };

    private static Person? NamedPerson(SentenceReading reading, Token head) =>
        reading.PersonAt(head)?.Person
        // "Foreign Minister Omar …" may be headed by its title.
        ?? reading.People.FirstOrDefault(mention => mention.TitleSpan is { } title && title.Overlaps(head.Span))?.Person;

    private IEnumerable<Party> One(SentenceReading reading, Token head, int depth)
    {
        var sentence = reading.Sentence;
        if (NamedPerson(reading, head) is { } person)
        {
            return person.Party is { } party ? [party] : [];
        }

        if (reading.PartyAt(head) is { } mention)
        {
            return reading.IsJustAPlace(mention) || (mention.Form is PartyNameForm.Adjective && head.Relation is "amod") ? [] : [mention.Party];
        }

        if (head.Upos == "PRON" || head.Xpos == "PRP$")
        {
            return OfPronoun(reading, head);
        }

        // "The main Syrian opposition grouping" is not Syria.
        if (sentence.Children(head).FirstOrDefault(child => child.Relation is "compound" or "amod" && offices.StandsFor(child.Lemma) is "group" or "itself" && reading.PartyAt(child) is null) is { } against)
        {
            return offices.StandsFor(against.Lemma) == "itself" ? [new Party(against.Lemma.ToLowerInvariant())] : Latest(reading, head, party => !names.States.Contains(party) && !names.Organisations.Contains(party));
        }

        if (offices.StandsFor(head.Lemma) == "itself")
        {
            return [new Party(head.Lemma.ToLowerInvariant())];
        }

        // "The EU3 countries", "ASEAN members"
        if (head.Lemma is "country" or "nation" or "state" or "member" or "power" && sentence.Children(head, "compound").Select(reading.PartyAt).FirstOrDefault(mention => mention is not null) is { Form: not PartyNameForm.Capital } bloc)
        {
            return [bloc.Party];
        }

        var owners = Owners(reading, head);
        // "Syrian rebels" are not Syria.
        if (offices.StandsFor(head.Lemma) == "group" && head.Lemma != "coalition" && owners.Length > 0 && owners.All(names.States.Contains))
        {
            return Latest(reading, head, party => !names.States.Contains(party) && !names.Organisations.Contains(party));
        }

        if (owners.Length > 0 && (offices.Speaks(head.Lemma, head.Text) || offices.StandsFor(head.Lemma) is not null))
        {
            return owners;
        }

        if (depth < 2)
        {
            // "the rebel coalition known as …", "the movement, Free …"
            foreach (var other in sentence.Children(head).Where(child => child.Relation is "appos" or "flat" or "compound"))
            {
                if (One(reading, other, depth + 1).ToArray() is { Length: > 0 } named && (other.Relation != "compound" || offices.Speaks(head.Lemma, head.Text)))
                {
                    return named;
                }
            }
        }

        // "The envoy said": whoever bears the title.
        return head.Xpos == "NN" && PersonOf(reading, head)?.Party is { } bearer ? [bearer] : OfEpithet(reading, head);
    }

    /// <summary>The parties that stand before or behind a noun as its owners: "Syria's", "Israeli", "of the Taliban", "its".</summary>
    public ImmutableArray<Party> Owners(SentenceReading reading, Token noun) =>
    [
        .. reading.Sentence.Children(noun)
            .Where(child => child.Relation is "amod" or "compound" or "nmod" or "det" or "appos" or "flat" && IsOwner(reading, noun, child))
            .SelectMany(child => reading.Sentence.Conjuncts(child).Concat(JoinedByHyphen(reading, child)))
            .SelectMany(child => reading.PartyAt(child) is { } mention ? [mention.Party]
                : child.Xpos == "PRP$" ? OfPronoun(reading, child)
                : NamedPerson(reading, child) is { Party: { } party } ? [party]
                : child.Relation is "nmod" ? One(reading, child, 1)
                : (IEnumerable<Party>)[])
            .Distinct(),
    ];

    // "the joint Israeli-Syrian-American statement"
    private static IEnumerable<Token> JoinedByHyphen(SentenceReading reading, Token last)
    {
        for (var at = last.Index - 2; at >= 0 && reading.Sentence.Tokens[at + 1].Text is "-" or "–" && reading.PartyAt(reading.Sentence.Tokens[at]) is not null; at -= 2)
        {
            yield return reading.Sentence.Tokens[at];
        }
    }

    private static bool IsOwner(SentenceReading reading, Token noun, Token child) => child.Relation switch
    {
        "nmod" => child.Index < noun.Index || reading.Sentence.CaseOf(child) is "of" or "from" or "by" or "for",
        "appos" => false,
        _ => child.Index < noun.Index,
    };

    private IEnumerable<Party> OfPronoun(SentenceReading reading, Token pronoun)
    {
        switch (pronoun.Lemma.ToLowerInvariant())
        {
            case "he" or "she" or "his" or "her" or "him" or "hers":
                return PersonBefore(reading, pronoun, _ => true)?.Party is { } party ? [party] : [];
            case "it" or "its" or "itself":
                return SubjectAbove(reading, pronoun) is { Length: 1 } above ? above : SubjectBefore(reading, pronoun) is { } subject ? [subject] : [];
            case "they" or "their" or "them" or "themselves":
                return PluralBefore(reading, pronoun);
            case "we" or "our" or "us" or "ours" or "i" or "my":
                return SpeakersAt(reading, pronoun) is { Length: > 0 } speakers ? speakers : Speakers(reading);
            case "both":
                return Pair(reading, pronoun, 2);
            default:
                return [];
        }
    }

    // "A says that B told C it would return": the nearest clause above has the subject that is meant.
    private ImmutableArray<Party> SubjectAbove(SentenceReading reading, Token pronoun)
    {
        foreach (var clause in reading.Sentence.Ancestors(pronoun).Where(head => head.Upos == "VERB").Skip(pronoun.Relation == "nsubj" ? 1 : 0))
        {
            if (reading.Sentence.Children(clause, "nsubj").FirstOrDefault(child => child.Index < pronoun.Index && child.Upos is not "PRON") is { } subject)
            {
                return PartiesOf(reading, subject);
            }
        }

        return [];
    }

    private IEnumerable<Party> OfEpithet(SentenceReading reading, Token head)
    {
        var stands = offices.StandsFor(head.Lemma);
        if (stands is null || reading.Sentence.Children(head, "case").Any(child => child.Text.Equals("in", StringComparison.OrdinalIgnoreCase)))
        {
            return [];
        }

        var isDefinite = reading.Sentence.Children(head, "det").Any(det => det.Lemma.ToLowerInvariant() is "the" or "both" or "all" or "this" or "these")
            || head.Xpos is "NNS" or "NNPS";
        if (!isDefinite)
        {
            return [];
        }

        // "The Novak administration", "rich countries": words of its own say which, even where they name no party.
        if (reading.Sentence.Children(head).Any(child => child.Index < head.Index && (child.Upos == "PROPN" || (child.Relation == "amod" && !Plain.Contains(child.Lemma.ToLowerInvariant())))))
        {
            return [];
        }

        var count = CountOf(reading, head);
        return stands switch
        {
            "state" when count > 1 => Pair(reading, head, count),
            "all" => Pair(reading, head, count),
            "state" => sides.Home is null ? [] : [sides.Home],
            "group" => Latest(reading, head, party => !names.States.Contains(party) && !names.Organisations.Contains(party)),
            "organisation" => Latest(reading, head, names.Organisations.Contains),
            _ => [new Party(head.Lemma.ToLowerInvariant())],
        };
    }

    // "All three parties … . Second, the parties agreed": still those three.
    private bool SaidBefore(SentenceReading reading, Token head) => sentences
        .Where(earlier => earlier.Paragraph == reading.Paragraph && earlier.Index < reading.Index && earlier.Index >= reading.Index - 3)
        .SelectMany(earlier => earlier.Sentence.Tokens.Where(token => token.Lemma == head.Lemma && earlier.Sentence.Children(token).Any(child => child.Lemma.Equals("three", StringComparison.OrdinalIgnoreCase))))
        .Any();

    // "both sides", "the two countries", "all three parties"; a bare plural is the two.
    private int CountOf(SentenceReading reading, Token head) => reading.Sentence.Children(head)
        .Select(child => child.Lemma.ToLowerInvariant())
        .Select(word => word is "three" ? 3 : word is "four" ? 4 : word is "both" or "two" ? 2 : 0)
        .FirstOrDefault(count => count > 0, head.Xpos is not ("NNS" or "NNPS") ? 0 : SaidBefore(reading, head) ? 3 : 2);

    // Those whom the sentence has named before the words; else those whom the document speaks of most.
    private IEnumerable<Party> Pair(SentenceReading reading, Token word, int count)
    {
        if (count == 0)
        {
            return [];
        }

        var named = reading.Parties
            .Where(mention => mention.Span.End <= word.Span.Start && !reading.IsJustAPlace(mention))
            .Select(mention => mention.Party)
            .Distinct()
            .ToArray();
        return named.Length == count ? named : Main.Take(count);
    }

    private IEnumerable<Party> Latest(SentenceReading reading, Token word, Func<Party, bool> fits)
    {
        var found = MentionsBefore(reading, word).Select(pair => pair.Mention.Party).FirstOrDefault(fits) ?? Main.FirstOrDefault(fits);
        return found is null ? [] : [found];
    }

    // The topic: the first subject of the sentence, else of those before it; else whoever was named last.
    private Party? SubjectBefore(SentenceReading reading, Token word)
    {
        for (var at = reading.Index; at >= Math.Max(0, reading.Index - 2); at--)
        {
            var subject = sentences[at].Sentence.Tokens
                .Where(token => token.Relation == "nsubj" && token.Upos is not ("PRON" or "DET") && (at < reading.Index || (token.Index < word.Index && !reading.Sentence.Subtree(token).Contains(word))))
                .Select(token => PartiesOf(sentences[at], token))
                .FirstOrDefault(parties => parties.Length == 1, []);
            if (subject.Length > 0)
            {
                return subject[0];
            }
        }

        return MentionsBefore(reading, word).Where(pair => pair.Reading.Index >= reading.Index - 2).Select(pair => pair.Mention.Party).FirstOrDefault();
    }

    private IEnumerable<Party> PluralBefore(SentenceReading reading, Token word)
    {
        // "a request from the president to the prime minister during their meeting": the two who were just named.
        var people = reading.People.Where(mention => mention.Span.End <= word.Span.Start).Select(mention => mention.Person.Party).OfType<Party>().Distinct().ToArray();
        if (people.Length == 2)
        {
            return people;
        }

        for (var at = reading.Index; at >= Math.Max(0, reading.Index - 1); at--)
        {
            var subject = sentences[at].Sentence.Tokens
                .Where(token => token.Relation == "nsubj" && token.Upos != "PRON" && (at < reading.Index || (token.Index < word.Index && !reading.Sentence.Subtree(token).Contains(word))))
                .Select(token => PartiesOf(sentences[at], token))
                .FirstOrDefault(parties => parties.Length > 0, []);
            if (subject.Length > 0)
            {
                return subject;
            }
        }

        return SubjectBefore(reading, word) is { } party ? [party] : [];
    }

    // "We" outside of quotation marks are those who sign: the parties of the first sentence that says "we".
    private IEnumerable<Party> Speakers(SentenceReading reading)
    {
        var first = firstWe.Value;
        var we = first?.Sentence.Tokens.First(IsWe);
        if (first is null || we!.Index > 3 || IsQuoted(first, we) || !reading.Sentence.Tokens.Any(token => token.Lemma.ToLowerInvariant() is "we" or "our" or "us"))
        {
            return [];
        }

        var signed = first.Parties
            .TakeWhile(mention => first.Sentence.Source.AsSpan(we.Span.End, mention.Span.Start - we.Span.End) is var between
                && !between.Contains("witness", StringComparison.OrdinalIgnoreCase) && !between.Contains("presence", StringComparison.OrdinalIgnoreCase) && between.Length < 200)
            .Select(mention => mention.Party)
            .Distinct()
            .ToArray();
        return signed.Length > 0 ? signed : Main.Take(2);
    }

    private static bool IsWe(Token token) => token.Lemma.Equals("we", StringComparison.OrdinalIgnoreCase);

    private static bool IsQuoted(SentenceReading reading, Token word) =>
        reading.Sentence.Source.AsSpan(Math.Max(0, reading.Sentence.Span.Start - 200), word.Span.Start - Math.Max(0, reading.Sentence.Span.Start - 200)) is var before
        && (before.LastIndexOf('“') > before.LastIndexOf('”') || reading.Sentence.Tokens[0].Text is "\"" or "“" or "``");

    private Person? PersonBefore(SentenceReading reading, Token word, Func<Person, bool> fits)
    {
        for (var at = reading.Index; at >= Math.Max(0, reading.Index - 4); at--)
        {
            var found = sentences[at].People
                .Where(mention => at < reading.Index || mention.Span.End <= word.Span.Start)
                .Where(mention => fits(mention.Person))
                .OrderBy(mention => sentences[at].IsSubject(mention.Span) ? 0 : 1)
                .ThenByDescending(mention => mention.Span.Start)
                .FirstOrDefault();
            if (found is not null)
            {
                return found.Person;
            }
        }

        return null;
    }

    // Nearest first.
    private IEnumerable<(SentenceReading Reading, PartyMention Mention)> MentionsBefore(SentenceReading reading, Token word)
    {
        for (var at = reading.Index; at >= Math.Max(0, reading.Index - LongestMemory); at--)
        {
            foreach (var mention in sentences[at].Parties.Reverse().Where(mention => (at < reading.Index || mention.Span.End <= word.Span.Start) && !sentences[at].IsJustAPlace(mention)))
            {
                yield return (sentences[at], mention);
            }
        }
    }


}
