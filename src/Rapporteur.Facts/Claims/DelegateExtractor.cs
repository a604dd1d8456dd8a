using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.People;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>Finds the people whom a text puts at the talks: who led, attended, met for a party, mediated, was named or replaced.</summary>
/// <remarks>Who only comments is no delegate, however high. A lead is one only where the text says so.</remarks>
internal sealed partial class DelegateExtractor(PartyNames names) : IClaimExtractor
{
    public IEnumerable<Claim> Extract(DocumentReading document, SentenceReading reading)
    {
        var seated = new HashSet<Person>();
        var series = PersonSeries.In(reading);
        foreach (var seat in new SeatReader(document, reading).Seats())
        {
            foreach (var (person, role, isFirst) in Holders(document, reading, series, seat.Holder).Take(seat.IsAlone ? 1 : int.MaxValue))
            {
                if (!seated.Contains(person) && PartyOf(document, reading, person, seat) is { } party)
                {
                    seated.Add(person);
                    var isOfTeam = seat.Team is null || seat.Team == party;
                    yield return Claim(document, reading, seat.Rule, seat.Cue, person, role, party, seat.Part == DelegatePart.Lead && !(isFirst || isOfTeam) ? null : isOfTeam ? seat.Part ?? PartOfTitle(reading, person, document.Document.Text) : null);
                }
            }
        }

        foreach (var mention in reading.People.Where(mention => !mention.IsOwner && !seated.Contains(mention.Person)))
        {
            if (PartOfTitle(mention, document.Document.Text) is { } part && (mention.Person.Party ?? PartyOfTitle(document, reading, mention.Person)) is { } party)
            {
                yield return Claim(document, reading, "titles of negotiators", reading.TokensIn(mention.Span).First(), mention.Person, RoleOf(document, mention), party, part);
            }
        }
    }

    private static IEnumerable<(Person Person, string? Role, bool IsFirst)> Holders(DocumentReading document, SentenceReading reading, ImmutableArray<PersonSeries> series, Token holder)
    {
        var sentence = reading.Sentence;
        var words = sentence.Conjuncts(holder).SelectMany(word => sentence.Children(word).Where(child => child.Relation is "appos" or "flat").Prepend(word)).ToArray();
        var found = series.FirstOrDefault(one => words.Any(word => one.Span.Overlaps(word.Span)));
        if (found is not null)
        {
            return found.Members.Select((mention, at) => (mention.Person, RoleOf(document, mention), at == 0));
        }

        if (holder.Lemma.Equals("I", StringComparison.OrdinalIgnoreCase) && document.Author is { } author)
        {
            return [(author, author.Title, true)];
        }

        return holder.Upos is "PRON" or "NOUN" && document.Referents.PersonOf(reading, holder) is { } person ? [(person, person.Title, true)] : [];
    }

    private Party? PartyOf(DocumentReading document, SentenceReading reading, Person person, Seat seat)
    {
        // A state's ambassador to an organisation leads the state's team.
        if (seat.Team is { } team && (person.Party is null || (names.Organisations.Contains(person.Party) && names.States.Contains(team))))
        {
            return team;
        }

        if ((person.Party ?? PartyOfTitle(document, reading, person)) is { } own)
        {
            return own;
        }

        // Of two sides, who faces one is of the other.
        var sides = document.Referents.Main.Take(2).ToArray();
        var across = seat.Across is { } other ? document.Referents.PartiesOf(reading, other) : [];
        if (across.Length > 0 && sides.All(across.Contains) && person == document.Author)
        {
            return document.Referents.Main.Skip(2).FirstOrDefault(names.States.Contains);
        }

        if (document.Referents.AreTwoSides && across.Length > 0 && sides.Any(across.Contains))
        {
            return sides.FirstOrDefault(party => names.States.Contains(party) && !across.Contains(party));
        }

        // "The President", where one side is a state and the other is none.
        return person.TitleKind == TitleKind.Head && sides is [var state, var group] && names.States.Contains(state) && !names.States.Contains(group) && !names.Organisations.Contains(group) ? state : null;
    }

    private static Party? PartyOfTitle(DocumentReading document, SentenceReading reading, Person person)
    {
        var mentions = reading.People.Where(mention => mention.Person == person).ToArray();
        return mentions.Select(mention => TeamInTitle(document, reading, mention)).FirstOrDefault(team => team is not null)
            ?? mentions.Select(mention => OwnerOfTitle(document, reading, mention)).FirstOrDefault(owner => owner is not null);
    }

    // "The group said its chief negotiator, X, met …": whose negotiator the pronoun tells.
    private static Party? OwnerOfTitle(DocumentReading document, SentenceReading reading, PersonMention mention) => reading.TokensIn(mention.Phrase)
        .Where(token => token.Upos == "NOUN" && reading.Sentence.Children(token).Any(child => child.Xpos == "PRP$"))
        .Select(title => document.Referents.Owners(reading, title) is [var owner] ? owner : null)
        .FirstOrDefault(owner => owner is not null);

    private Claim Claim(DocumentReading document, SentenceReading reading, string rule, Token cue, Person person, string? role, Party party, DelegatePart? part) =>
        document.Claim(ClaimKind.Delegate, reading, cue, [party]) with
        {
            ReadBy = RuleUse.Of(rule, cue),
            Person = person.Name,
            Role = role ?? person.Title,
            Part = part ?? (IsOfTheSides(document, party) ? DelegatePart.Member : DelegatePart.Mediator),
        };

    // Who is called the chief negotiator there is no mere member, whatever the verb.
    private static DelegatePart? PartOfTitle(SentenceReading reading, Person person, string text) =>
        reading.People.FirstOrDefault(mention => mention.Person == person) is { } mention && PartOfTitle(mention, text) == DelegatePart.Lead ? DelegatePart.Lead : null;

    // "Ruritania's chief negotiator", "the UN mediator": the title says it; a former one is none.
    private static DelegatePart? PartOfTitle(PersonMention mention, string text)
    {
        var title = mention.Phrase.Of(text).ToLowerInvariant();
        if (title.Contains("former") || title.Contains("ex-"))
        {
            return title.Contains("mediator, former") ? DelegatePart.Mediator : null;
        }

        if (title.Contains("mediator") || title.Contains("facilitator") || title.Contains("broker"))
        {
            return DelegatePart.Mediator;
        }

        return title.Contains("negotiator") || title.Contains("top delegate") || title.Contains("chief delegate") || title.Contains("lead delegate") || title.Contains("in charge of the talks") || IsHeadOfTeam().IsMatch(title)
            ? title.Contains("chief") || title.Contains("top") || title.Contains("lead") || title.Contains("head") || title.Contains("charge") || IsHeadOfTeam().IsMatch(title) ? DelegatePart.Lead : DelegatePart.Member
            : null;
    }

    // "head of the government delegation": whose team the title speaks of.
    private static Party? TeamInTitle(DocumentReading document, SentenceReading reading, PersonMention mention) => mention.TitleSpan is { } title && reading.TokensIn(title).FirstOrDefault(SeatFrames.IsTeam) is { } team
        ? document.Referents.OfGovernment(reading, team) ?? document.Referents.OfGroup(reading, team) : null;

    [GeneratedRegex(@"\b(head|leader|chief|chair(man|woman|person)?) of (the |a |its |his |her )?(\S+ ){0,4}?(delegation|team|panel|negotiators)\b|\bdelegation (head|leader|chief)\b")]
    private static partial Regex IsHeadOfTeam();

    private static string? RoleOf(DocumentReading document, PersonMention mention) => mention.TitleSpan?.Of(document.Document.Text).Trim(' ', ',', '(') ?? mention.Person.Title;

    private bool IsOfTheSides(DocumentReading document, Party party) => document.Referents.Main.Take(2).Contains(party);
}
