using System.Collections.Immutable;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.People;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Parties;

/// <summary>Whose negotiation a document is about: the parties by weight, the state at home, and what it calls each of them.</summary>
internal sealed class Sides
{
    // Below this weight together two parties are only mentioned.
    private const int LeastWeight = 8;

    private readonly Dictionary<Party, int> weights = [];
    private readonly Dictionary<Party, string> called;
    private readonly HashSet<Party> mediators;
    private readonly Party? opposition;

    /// <param name="sentences">All sentences of the document that are read for claims.</param>
    /// <param name="datelineCountry">The country that the report is written from, where its dateline shows it.</param>
    public Sides(ImmutableArray<SentenceReading> sentences, PartyNames names, Offices offices, string? datelineCountry)
    {
        mediators = [.. sentences.SelectMany(sentence => sentence.People).Select(mention => mention.Person).Where(IsMediator).Select(person => person.Party).OfType<Party>(),
            .. sentences.SelectMany(sentence => sentence.Parties.Where(mention => Mediates(sentence, mention))).Select(mention => mention.Party)];
        opposition = OppositionName.Of(sentences, names);
        Home = HomeOf(sentences, names, datelineCountry);
        foreach (var sentence in sentences)
        {
            Weigh(sentence, names, offices);
        }

        WeighGroup(sentences, names, offices);
        called = CalledBy(sentences, names);
        if (opposition is not null && weights.Remove(new Party("opposition"), out var weight))
        {
            Count(opposition, weight);
        }

        Main = [.. weights.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Name, StringComparer.Ordinal).Select(pair => pair.Key)];
    }

    /// <summary>The parties, the one that the document speaks of most first.</summary>
    public ImmutableArray<Party> Main { get; }

    /// <summary>Whether it speaks of two parties clearly more than of any third: only then is who is not of one of the other.</summary>
    public bool AreTwo => Main.Length < 3 || 4 * weights[Main[2]] <= 3 * weights[Main[1]];

    /// <summary>The parties that "the two sides" may mean: those that the document speaks of most; none where it hardly speaks of so many.</summary>
    public IEnumerable<Party> Foremost(int count) => Main.Length >= count && Main.Take(count).Sum(party => weights[party]) >= LeastWeight ? Main.Take(count) : [];

    /// <summary>The state whose government is "the government"; null where no state is named.</summary>
    public Party? Home { get; }

    /// <summary>A party with the name that the document calls it most.</summary>
    public Party Called(Party party) => opposition is not null && (party.Name == "opposition" || party == opposition) && (party.Name == "opposition" || opposition.As is not null) ? Named(opposition) : Named(party);

    private Party Named(Party party) => party.As is null && called.TryGetValue(party, out var name) ? party with { As = name } : party;

    // Who sends the mediator is no side of the talks.
    private static bool IsMediator(Person person) => person is { TitleKind: TitleKind.Negotiator, Title: { } title }
        && (title.Contains("mediator", StringComparison.OrdinalIgnoreCase) || title.Contains("broker", StringComparison.OrdinalIgnoreCase) || title.Contains("facilitator", StringComparison.OrdinalIgnoreCase));

    // "Ruritania facilitated the negotiations", "talks brokered by Ruritania"
    private static bool Mediates(SentenceReading sentence, PartyMention mention) => sentence.TokensIn(mention.Span)
        .Any(token => sentence.Sentence.HeadOf(token) is { Upos: "VERB", Lemma: "facilitate" or "mediate" or "broker" } verb && !sentence.Sentence.IsNegated(verb)
            && ((token.Relation == "nsubj" && !sentence.Sentence.IsPassive(verb)) || (token.Relation == "obl" && sentence.Sentence.CaseOf(token) == "by")));

    private void Weigh(SentenceReading sentence, PartyNames names, Offices offices)
    {
        foreach (var mention in sentence.Parties)
        {
            // What an article is about is said early, and acts: it stands as a subject or on one side of "between".
            // Organisations of states mostly look on or mediate.
            var weight = sentence.IsJustAPlace(mention) ? 1 : (sentence.Index < 4 ? 4 : 2) + (sentence.IsSubject(mention.Span) ? 3 : 0) + (sentence.IsBetween(mention) ? 12 : 0);
            Count(mention.Party, names.Organisations.Contains(mention.Party) || mediators.Contains(mention.Party) ? weight / 3 : weight);
        }

        foreach (var party in Joint(sentence, offices))
        {
            Count(party, 40);
        }

        foreach (var party in sentence.People.Select(mention => mention.Person.Party).OfType<Party>())
        {
            Count(party, names.Organisations.Contains(party) ? 0 : 1);
        }

        foreach (var noun in sentence.Sentence.Tokens.Where(token => token.Upos == "NOUN" && token.Relation is not "compound"))
        {
            // "The government" without a name is the one at home; "the opposition" is a side without a name of its own.
            if (noun is { Lemma: "government", Xpos: "NN" } && Home is not null && !sentence.Sentence.Children(noun).Any(child => child.Xpos == "PRP$" || sentence.PartyAt(child) is not null || sentence.PersonAt(child) is not null))
            {
                Count(Home, 3);
            }
            else if (offices.StandsFor(noun.Lemma) == "itself")
            {
                Count(new Party(noun.Lemma.ToLowerInvariant()), 4);
            }
        }
    }

    // What sides do together: told early on, it says whose talks they are.
    private static readonly HashSet<string> Together = new(StringComparer.Ordinal)
        { "resume", "agree", "sign", "reach", "hold", "meet", "begin", "start", "conclude", "restart", "exchange", "negotiate", "renew", "strike", "return" };

    // "Ruritania's government and opposition will resume talks", "Ruritanian and Elbonian ministers met"
    private static IEnumerable<Party> Joint(SentenceReading reading, Offices offices)
    {
        if (reading.Index > 2)
        {
            return [];
        }

        var sentence = reading.Sentence;
        var parties = sentence.Tokens.Where(token => token.Relation == "nsubj" && sentence.HeadOf(token) is { } verb && Together.Contains(verb.Lemma))
            .SelectMany(subject => sentence.Conjuncts(subject).ToArray() is { Length: > 1 } several ? several.Select(one => OfJoint(reading, one, offices)) : OfPhrase(reading, subject))
            .OfType<Party>().Distinct().ToArray();
        return parties.Length == 2 ? parties : [];
    }

    private static Party? OfJoint(SentenceReading reading, Token subject, Offices offices) => reading.PartyAt(subject)?.Party
        ?? (offices.StandsFor(subject.Lemma) == "itself" ? new Party(subject.Lemma.ToLowerInvariant()) : null)
        ?? reading.Sentence.Children(subject).Where(child => child.Index < subject.Index).Select(child => reading.PartyAt(child)?.Party).FirstOrDefault(party => party is not null);

    private static IEnumerable<Party?> OfPhrase(SentenceReading reading, Token noun) =>
        reading.Sentence.Subtree(noun).Where(token => token.Index < noun.Index && token.Upos is not ("VERB" or "ADP")).Select(token => reading.PartyAt(token)?.Party);

    // "The rebels" are the one group that the document names.
    private void WeighGroup(ImmutableArray<SentenceReading> sentences, PartyNames names, Offices offices)
    {
        if (weights.Keys.Where(party => party.Name != "opposition" && !names.States.Contains(party) && !names.Organisations.Contains(party)).Take(2).ToArray() is [var group])
        {
            Count(group, sentences.Sum(sentence => sentence.Sentence.Tokens.Count(token => token.Upos == "NOUN" && offices.StandsFor(token.Lemma) == "group" && sentence.PartyAt(token) is null)));
        }
    }

    private void Count(Party party, int weight) => weights[party] = weights.GetValueOrDefault(party) + weight;

    // The state that is named most, as a place too; the dateline's has a start.
    private static Party? HomeOf(ImmutableArray<SentenceReading> sentences, PartyNames names, string? datelineCountry) => sentences
        // A capital where they meet is nobody's home.
        .SelectMany(sentence => sentence.Parties.Where(mention => mention.Form != PartyNameForm.Capital || !sentence.IsJustAPlace(mention)).Select(mention => (mention.Party, Weight: sentence.IsJustAPlace(mention) ? 2 : sentence.Index < 4 ? 4 : 3, IsNamed: mention.Form != PartyNameForm.Capital)))
        .Where(pair => names.States.Contains(pair.Party))
        .GroupBy(pair => pair.Party)
        .OrderByDescending(group => group.Sum(pair => pair.Weight) + (group.Key.Name == datelineCountry && group.Any(pair => pair.IsNamed) ? 3 : 0))
        .ThenBy(group => group.Key.Name, StringComparer.Ordinal)
        .Select(group => group.Key)
        .FirstOrDefault();

    // States keep their common names; other parties are called what the document calls them most.
    private static Dictionary<Party, string> CalledBy(ImmutableArray<SentenceReading> sentences, PartyNames names) => sentences
        .SelectMany(sentence => sentence.Parties.Where(mention => mention.Form == PartyNameForm.Name).Select(mention => (mention.Party, Name: mention.Span.Of(sentence.Sentence.Source))))
        .Where(pair => !names.States.Contains(pair.Party) && !names.Organisations.Contains(pair.Party))
        .GroupBy(pair => pair.Party)
        .Select(group => (group.Key, Name: group.GroupBy(pair => pair.Name).OrderByDescending(name => name.Count()).ThenBy(name => name.Key, StringComparer.Ordinal).First().Key))
        .Where(pair => pair.Name != pair.Key.Name)
        .ToDictionary(pair => pair.Key, pair => pair.Name);
}
