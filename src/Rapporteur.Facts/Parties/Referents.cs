using System.Collections.Immutable;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.People;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Parties;

/// <summary>Tells which parties a noun phrase of a document means: by name, office, person, pronoun or "both sides".</summary>
public sealed class Referents
{
    private const int LongestChain = 8;

    private readonly Offices offices;
    private readonly PartyNames names;
    private readonly ImmutableArray<SentenceReading> sentences;
    private readonly Sides sides;
    private readonly Antecedents antecedents;
    private readonly Epithets epithets;
    private readonly Pronouns pronouns;
    private int depth;

    /// <param name="sentences">All sentences of one document that are read for claims.</param>
    /// <param name="datelineCountry">The country that the report is written from, where its dateline shows it.</param>
    public Referents(ImmutableArray<SentenceReading> sentences, PartyNames names, Offices offices, string? datelineCountry)
    {
        (this.sentences, this.names, this.offices) = (sentences, names, offices);
        sides = new Sides(sentences, names, offices, datelineCountry);
        antecedents = new Antecedents(sentences);
        epithets = new Epithets(sentences, sides, names, offices, antecedents);
        pronouns = new Pronouns(this, sentences, antecedents, epithets, offices);
    }

    /// <summary>The parties of the document, the one that it speaks of most first.</summary>
    public ImmutableArray<Party> Main => sides.Main;

    /// <summary>Whether the first two of <see cref="Main"/> are its sides, and no third is near them.</summary>
    public bool AreTwoSides => sides.AreTwo;

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
            return pronouns.IsOfSomebodyUnknown(reading, head) || pronouns.SpeakerByOffice(reading, head) is not null ? null : antecedents.PersonBefore(reading, head, _ => true);
        }

        // "the minister", "the envoy": a definite office without a name is the last person who bore it.
        if (head.Upos == "NOUN" && reading.Sentence.Children(head, "det").Any(det => det.Lemma == "the")
            && !reading.Sentence.Children(head).Any(child => child.Relation is "nmod" or "acl"))
        {
            return antecedents.PersonBefore(reading, head, person => person.Title?.Contains(head.Lemma, StringComparison.OrdinalIgnoreCase) == true)
                ?? antecedents.PersonBefore(reading, head, person => IsCalled(person, head));
        }

        return null;
    }

    /// <summary>Whom "he" or "she" means where the one who spoke last was named by office alone.</summary>
    public (SentenceReading Reading, Token Office)? OfficeOf(SentenceReading reading, Token head) => head.Upos == "PRON" ? pronouns.SpeakerByOffice(reading, head) : null;

    /// <summary>The one person of the document who bears the title that a definite phrase names ("the US ambassador to Elbonia"), or the one just spoken of who serves its party ("the top American diplomat").</summary>
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

        return head.Lemma is "diplomat" or "envoy" or "negotiator" && owners.Length > 0 ? antecedents.PersonBefore(reading, head, person => person.Party is { } party && owners.Contains(party)) : null;
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
            return person.Party is { } party ? [party] : IsOfHomeGovernment(reading, head) && sides.Home is { } state ? [state] : [];
        }

        if (reading.PartyAt(head) is { } mention)
        {
            return reading.IsJustAPlace(mention) || (mention.Form is PartyNameForm.Adjective && head.Relation is "amod") ? [] : [mention.Party];
        }

        if (head.Upos == "PRON" || head.Xpos == "PRP$")
        {
            return pronouns.Of(reading, head);
        }

        // "The N12 rebel group" is called so.
        if (offices.StandsFor(head.Lemma) == "group" && sentence.Children(head, "compound").Select(reading.PartyAt).FirstOrDefault(own => own is { Form: PartyNameForm.Name } && !names.States.Contains(own.Party)) is { } called)
        {
            return [called.Party];
        }

        // "Opposition rebel groups", "more than thirty movements": which of them is not said.
        if (head is { Xpos: "NNS", Lemma: "group" or "faction" or "movement" or "coalition" or "organization" or "organisation" or "militia" } && Owners(reading, head).Length == 0
            && !sentence.Children(head).Any(child => child.Relation == "det" || child.Lemma.ToLowerInvariant() is "warring" or "rival" or "opposing" or "two"))
        {
            return depth < 2 ? Named(reading, head) : [];
        }

        // "The main Elbonian opposition grouping" is not Elbonia.
        if (sentence.Children(head).FirstOrDefault(child => child.Relation is "compound" or "amod" && offices.StandsFor(child.Lemma) is "group" or "itself" && reading.PartyAt(child) is null) is { } against)
        {
            return offices.StandsFor(against.Lemma) == "itself" ? [new Party(against.Lemma.ToLowerInvariant())] : epithets.Latest(reading, head, party => !names.States.Contains(party) && !names.Organisations.Contains(party));
        }

        if (OfGovernment(reading, head) is { } home)
        {
            return [home];
        }

        if (offices.StandsFor(head.Lemma) == "itself")
        {
            return [new Party(head.Lemma.ToLowerInvariant())];
        }

        // "The EU3 countries", "ASEAN members"
        if (head.Lemma is "country" or "nation" or "state" or "member" or "power" && sentence.Children(head, "compound").Select(reading.PartyAt).FirstOrDefault(mention => mention is not null) is { Form: not PartyNameForm.Capital } bloc
            // "Some ASEAN members" are not all of them.
            && !sentence.Children(head).Any(child => child.Lemma.ToLowerInvariant() is "some" or "several" or "many" or "most" or "few" or "other" or "certain" or "various" || child.Relation == "nummod"))
        {
            return [bloc.Party];
        }

        var owners = Owners(reading, head);
        // "Ruritania's warring parties" are it and the group that fights it.
        if (owners is [var land] && IsState(land) && head.Xpos == "NNS" && offices.StandsFor(head.Lemma) is "pair" or "all" && sentence.Children(head).Any(child => child.Text.ToLowerInvariant() is "warring" or "rival" or "opposing" or "feuding"))
        {
            return [land, .. sides.Main.Where(party => !names.States.Contains(party) && !names.Organisations.Contains(party)).Take(1)];
        }

        // "Elbonian rebels" are not Elbonia.
        if (offices.StandsFor(head.Lemma) == "group" && head.Lemma != "coalition" && owners.Length > 0 && owners.All(names.States.Contains))
        {
            return epithets.Latest(reading, head, party => !names.States.Contains(party) && !names.Organisations.Contains(party));
        }

        if (owners.Length > 0 && (offices.Speaks(head.Lemma, head.Text) || offices.StandsFor(head.Lemma) is not null))
        {
            return owners;
        }

        // "Some members, especially Norway and Spain", "exporting countries like Norway": those whom the words name.
        if (head.Xpos is "NNS" or "NNPS" && depth < 2 && Named(reading, head) is { Length: > 0 } examples)
        {
            return examples;
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
        return head.Xpos == "NN" && PersonOf(reading, head)?.Party is { } bearer ? [bearer] : epithets.Of(reading, head);
    }

    // "Anna Berg, the government's high commissioner for peace": that of the state at home.
    private static bool IsOfHomeGovernment(SentenceReading reading, Token head) => reading.PersonAt(head) is { } mention
        && mention.Phrase.Of(reading.Sentence.Source) is var phrase && (phrase.Contains("government's", StringComparison.Ordinal) || phrase.Contains("government’s", StringComparison.Ordinal));

    private ImmutableArray<Party> Named(SentenceReading reading, Token head)
    {
        var example = reading.Sentence.Children(head).FirstOrDefault(child => child.Index > head.Index && child.Relation is "nmod" or "appos" or "obl" && IsExample(reading.Sentence, child));
        return example is null ? [] : [.. reading.Sentence.Conjuncts(example).Select(reading.PartyAt).OfType<PartyMention>().Where(mention => mention.Form is PartyNameForm.Name).Select(mention => mention.Party).Distinct()];
    }

    private static bool IsExample(Sentence sentence, Token child) => sentence.Children(child).Any(word => word.Index < child.Index && word.Lemma.ToLowerInvariant() is "like" or "such" or "including" or "include" or "especially" or "notably" or "particularly");

    /// <summary>The state at home, where a phrase speaks of its government's people without a name: "the government delegation"; null else.</summary>
    public Party? OfGovernment(SentenceReading reading, Token head) => offices.Speaks(head.Lemma, head.Text)
        && reading.Sentence.Children(head, "compound").Any(child => child.Lemma == "government") && Owners(reading, head).Length == 0 ? sides.Home : null;

    /// <summary>The group of the document, where a phrase speaks of its people: "the guerrilla delegation", "rebel negotiators"; null else.</summary>
    public Party? OfGroup(SentenceReading reading, Token head) => reading.Sentence.Children(head).Any(child => child.Relation is "compound" or "amod" && offices.StandsFor(child.Lemma) == "group" && reading.PartyAt(child) is null)
        ? epithets.Latest(reading, head, party => !names.States.Contains(party) && !names.Organisations.Contains(party)).FirstOrDefault() : null;

    /// <summary>The parties that stand before or behind a noun as its owners: "Elbonia's", "Ruritanian", "of the Wolves", "its".</summary>
    public ImmutableArray<Party> Owners(SentenceReading reading, Token noun) =>
    [
        .. reading.Sentence.Children(noun)
            .Where(child => child.Relation is "amod" or "compound" or "nmod" or "det" or "appos" or "flat" && IsOwner(reading, noun, child))
            .SelectMany(child => reading.Sentence.Conjuncts(child).Concat(JoinedByHyphen(reading, child)))
            .SelectMany(child => reading.PartyAt(child) is { } mention ? reading.IsJustAPlace(mention) || reading.IsGoBetween(mention) ? [] : [mention.Party]
                : child.Xpos == "PRP$" ? pronouns.Of(reading, child)
                : NamedPerson(reading, child) is { Party: { } party } ? [party]
                : child.Relation is "nmod" ? One(reading, child, 1)
                : (IEnumerable<Party>)[])
            .Distinct(),
    ];

    // "the joint Ruritanian-Elbonian-American statement"
    private static IEnumerable<Token> JoinedByHyphen(SentenceReading reading, Token last)
    {
        for (var at = last.Index - 2; at >= 0 && reading.Sentence.Tokens[at + 1].Text is "-" or "–" && reading.PartyAt(reading.Sentence.Tokens[at]) is not null; at -= 2)
        {
            yield return reading.Sentence.Tokens[at];
        }
    }

    private static bool IsOwner(SentenceReading reading, Token noun, Token child) => child.Relation switch
    {
        // "The United Nations envoy for Ruritania" is not Ruritania's.
        "nmod" => child.Index < noun.Index || reading.Sentence.CaseOf(child) is "of" or "from" or "by"
            || (reading.Sentence.CaseOf(child) is "for" && noun.Lemma is not ("demand" or "call" or "appeal" or "request" or "plea" or "condition" or "need" or "plan" or "support" or "envoy" or "representative" or "ambassador" or "rapporteur" or "mediator" or "coordinator")),
        "appos" => false,
        _ => child.Index < noun.Index,
    };
}
