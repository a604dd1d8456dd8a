using System.Collections.Immutable;
using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Parties;
using Rapporteur.Facts.People;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>Finds the people whom a text puts at the talks: who led, attended, met for a party, mediated, was named or replaced.</summary>
/// <remarks>Who only comments is no delegate, however high. A lead is one only where the text says so.</remarks>
internal sealed class DelegateExtractor(Titles titles) : IClaimExtractor
{
    private static readonly HashSet<string> Leads = new(StringComparer.Ordinal) { "lead", "head", "chair" };
    private static readonly HashSet<string> Mediates = new(StringComparer.Ordinal) { "mediate", "broker", "facilitate", "host" };
    private static readonly HashSet<string> Meets = new(StringComparer.Ordinal)
        { "meet", "negotiate", "talk", "speak", "sit", "attend", "participate", "represent", "join", "confer", "convene", "gather" };

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "appoint", "name", "designate", "nominate", "pick", "tap", "assign" };
    private static readonly HashSet<string> Talks = new(StringComparer.Ordinal)
        { "talk", "talks", "meeting", "negotiation", "delegation", "team", "discussion", "summit", "call", "conversation", "round", "dialogue", "side", "process", "session", "encounter", "panel" };

    private static readonly HashSet<string> Includes = new(StringComparer.Ordinal) { "include", "comprise", "consist", "feature" };

    public IEnumerable<Claim> Extract(DocumentReading document, SentenceReading reading)
    {
        foreach (var mention in reading.People)
        {
            if (HeadOf(reading, mention) is { } head && PartOf(document, reading, mention, head) is var (part, cue, team) && cue is not null
                && (mention.Person.Party ?? team) is { } party)
            {
                yield return document.Claim(ClaimKind.Delegate, reading, cue, [party]) with
                {
                    Person = mention.Person.Name,
                    Role = mention.TitleSpan is { } title ? RoleOf(title.Of(document.Document.Text)) : mention.Person.Title is { } known ? RoleOf(known) : null,
                    Part = part ?? (IsOfTheSides(document, party) ? DelegatePart.Member : DelegatePart.Mediator),
                };
            }
        }
    }

    private (DelegatePart? Part, Token? Cue, Party? Team) PartOf(DocumentReading document, SentenceReading reading, PersonMention mention, Token head)
    {
        var sentence = reading.Sentence;
        var first = FirstConjunct(sentence, head);
        if (Replaced(sentence, first) is { } replaced)
        {
            return (DelegatePart.Replaced, replaced, TeamOf(document, reading));
        }

        var above = sentence.HeadOf(first);
        var preposition = sentence.CaseOf(first);
        if (above is { Upos: "VERB" })
        {
            var isDoer = first.Relation == "nsubj" && !sentence.IsPassive(above) || first.Relation == "obl" && preposition == "by";
            if (isDoer && Leads.Contains(above.Lemma) && IsAboutTalks(sentence, above))
            {
                return (DelegatePart.Lead, above, PatientTeam(document, reading, above));
            }

            if (isDoer && above.Lemma == "represent")
            {
                return (null, above, PatientTeam(document, reading, above));
            }

            if (isDoer && (Mediates.Contains(above.Lemma) && IsAboutTalks(sentence, above) || above.Lemma == "bring" && sentence.Children(above).Any(child => child.Lemma == "together")))
            {
                return (DelegatePart.Mediator, above, null);
            }

            if (Names.Contains(above.Lemma) && first.Relation is "nsubj" or "obj" && (sentence.IsPassive(above) || first.Relation == "obj") && (IsAboutTalks(sentence, above) || TalksBefore(document, reading)))
            {
                return (null, above, TeamOf(document, reading));
            }

            if (Includes.Contains(above.Lemma) && first.Relation is "obj" or "obl" && sentence.Subject(above) is { } group && Talks.Contains(group.Lemma))
            {
                return (null, above, document.Referents.Owners(reading, group).Cast<Party?>().FirstOrDefault());
            }

            var isParty = first.Relation == "nsubj" || (first.Relation is "obl" or "obj" && preposition is "" or "with" or "between" or "among");
            if (isParty && Meets.Contains(above.Lemma) && IsMeeting(document, reading, above, first))
            {
                return (null, above, null);
            }

            if (isParty && above.Lemma is "hold" or "have" or "conduct" or "resume" or "begin" or "open" && sentence.Children(above, "obj").Any(thing => Talks.Contains(thing.Lemma)))
            {
                return (null, above, null);
            }
        }

        // "talks between X and Y", "the participation of X in the talks", "talks with X"
        if (above is { Upos: "NOUN" or "PROPN" } && first.Relation == "nmod"
            && ((Talks.Contains(above.Lemma) && preposition is "between" or "with" or "among" or "of") || (above.Lemma is "participation" or "presence" or "attendance" && preposition == "of" && IsAboutTalks(sentence, above))))
        {
            return (null, above, null);
        }

        // "Ukraine's top negotiator X": the title says it.
        if (mention.TitleSpan is { } title && titles.Find(RoleOf(title.Of(sentence.Source))) == TitleKind.Negotiator && IsLeadTitle(title.Of(sentence.Source)))
        {
            return (DelegatePart.Lead, head, null);
        }

        return (null, null, null);
    }

    private static bool IsLeadTitle(string title) =>
        title.Contains("negotiator", StringComparison.OrdinalIgnoreCase) && (title.Contains("chief", StringComparison.OrdinalIgnoreCase) || title.Contains("top", StringComparison.OrdinalIgnoreCase) || title.Contains("lead", StringComparison.OrdinalIgnoreCase))
        || title.Contains("head of", StringComparison.OrdinalIgnoreCase);

    // "In place of X", "X was replaced", "dropped X from the team"
    private static Token? Replaced(Sentence sentence, Token head)
    {
        var above = sentence.HeadOf(head);
        if (sentence.Children(head, "case").Any(child => child.Text.Equals("in", StringComparison.OrdinalIgnoreCase) || child.Lemma == "instead")
            && sentence.Tokens.Skip(Math.Max(0, sentence.Subtree(head)[0].Index)).Take(3).Any(token => token.Lemma is "place" or "instead" or "lieu"))
        {
            return head;
        }

        if (head.Relation == "nmod" && above is { Lemma: "place" or "lieu" or "stead" })
        {
            return head;
        }

        return above is { Upos: "VERB" } && above.Lemma is "replace" or "drop" or "remove" or "sideline" or "dismiss"
            && (head.Relation == "obj" || (head.Relation == "nsubj" && sentence.IsPassive(above))) ? above : null;
    }

    // Two sides meet where the sentence names another party, person or talks; "met supporters" is none.
    private static bool IsMeeting(DocumentReading document, SentenceReading reading, Token verb, Token person)
    {
        var sentence = reading.Sentence;
        if (sentence.IsNegated(verb))
        {
            return false;
        }

        if (verb.Lemma is "attend" or "participate" or "join" or "represent")
        {
            return IsAboutTalks(sentence, verb);
        }

        var others = sentence.Children(verb)
            .Where(child => child != person && child.Relation is "nsubj" or "obl" or "obj" && (child.Relation != "obl" || sentence.CaseOf(child) is "with" or "to"))
            .SelectMany(sentence.Conjuncts)
            .Any(child => document.Referents.PartiesOf(reading, child).Length > 0 || reading.PersonAt(child) is not null || Talks.Contains(child.Lemma));
        var together = person.Relation == "nsubj" && sentence.Conjuncts(person).Count() > 1;
        // One speaks to reporters too: only talking with a counterpart counts.
        return verb.Lemma is "speak" or "talk" or "sit" ? others : others || together || IsAboutTalks(sentence, verb);
    }

    private static bool IsAboutTalks(Sentence sentence, Token verb) =>
        sentence.Children(verb).SelectMany(sentence.Conjuncts).Any(child => Talks.Contains(child.Lemma) || sentence.Children(child).Any(below => below.Relation is "nmod" or "compound" && Talks.Contains(below.Lemma)))
        || (verb.Relation == "acl" && sentence.HeadOf(verb) is { } noun && Talks.Contains(noun.Lemma));

    private static bool TalksBefore(DocumentReading document, SentenceReading reading) => reading.Index > 0
        && document.Sentences.Skip(reading.Index - 1).Take(2).Any(sentence => sentence.Sentence.Tokens.Any(token => token.Lemma is "delegation" or "team" or "talk" or "negotiator"));

    private static Party? PatientTeam(DocumentReading document, SentenceReading reading, Token verb)
    {
        var sentence = reading.Sentence;
        var team = sentence.IsPassive(verb) ? sentence.Subject(verb) : sentence.Children(verb, "obj").FirstOrDefault();
        return team is null ? null : document.Referents.PartiesOf(reading, team).Cast<Party?>().FirstOrDefault() ?? document.Referents.Owners(reading, team).Cast<Party?>().FirstOrDefault();
    }

    // "On the Israeli side, changes were made": the team that the last sentences speak of.
    private static Party? TeamOf(DocumentReading document, SentenceReading reading) =>
        reading.Parties.Concat(reading.Index > 0 ? document.Sentences[reading.Index - 1].Parties : []).Select(mention => mention.Party).FirstOrDefault();

    private static Token FirstConjunct(Sentence sentence, Token head)
    {
        while (head.Relation is "conj" or "appos" or "flat" && sentence.HeadOf(head) is { } first)
        {
            head = first;
        }

        return head;
    }

    private static Token? HeadOf(SentenceReading reading, PersonMention mention)
    {
        var tokens = reading.TokensIn(mention.Span).ToArray();
        var top = tokens.FirstOrDefault(token => reading.Sentence.HeadOf(token) is not { } above || !mention.Span.Overlaps(above.Span));
        // "Foreign Minister Assad …" may hang on its title.
        while (top is not null && top.Relation is "flat" or "compound" or "appos" && mention.TitleSpan is { } title && reading.Sentence.HeadOf(top) is { } above && title.Overlaps(above.Span))
        {
            top = above;
        }

        return top;
    }

    private static string RoleOf(string title) => title.Trim(' ', ',', '(');

    private static bool IsOfTheSides(DocumentReading document, Party party) => document.Referents.Main.Take(2).Contains(party);
}
